"""Given names that are common in the Netherlands, Belgium, Germany, France and English texts.

Written from what statistics offices and registries publish as common (Meertens Instituut,
Statbel, GfdS, INSEE, ONS, SSA), with names of people who came from Morocco, Turkey, Surinam,
Poland, Syria and elsewhere. Left out are names that are everyday words or places in one of
the four languages, such as Joy, Mark, Rose, Sterre, Florence, Wolf or Martin as a month's feast.
"""

_DUTCH = """
Aad Aafke Aaltje Aart Abel Adriaan Adriana Adrie Afke Agnes Alberdina Albert Aleida Alida Anke
Anna Anneke Annelies Annemarie Annemiek Annemieke Annet Annette Annie Anouk Antje Antoinette
Anton Antonia Antonius Arend Arie Arjan Arjen Arno Arnold Astrid Auke Barend Bart Bas Bastiaan
Baukje Bea Beatrix Ben Berend Bernadette Bert Berta Bertus Betty Bianca Boaz Boudewijn Bouke
Bram Brigitte Britt Carla Carolien Carolina Caroline Casper Catharina Cees Christel Christiaan
Christina Cindy Claire Claudia Coby Coen Conny Cor Cornelia Cornelis Corrie Corry Daan Daniëlle
Debby Denise Desiree Dianne Dick Diederik Dieuwke Dineke Dirk Dirkje Dolf Dorien Douwe Dylan
Ebel Eefje Eelco Ellen Elly Els Elsbeth Elske Emiel Emma Erik Erwin Esmee Esther Eva Eveline
Evert Evi Fatima Femke Femma Fenna Ferdinand Ferry Fien Finn Fleur Floor Florian Floris Fokke
Fons Frank Frans Fransisca Fransje Fred Frederik Freek Frieda Frits Froukje Geert Geertje
Geertruida Geesje Gerard Gerben Gerda Gerrie Gerrit Gert Gertjan Gerwin Gijs Gijsbert Gilbert
Godelieve Gonda Griet Grietje Guido Guus Hanneke Hannie Hanny Hans Harm Harm-Jan Harmen Harriët
Hein Heleen Helena Hendrik Hendrika Hendrikje Henk Henk-Jan Hennie Henny Henriëtte Herman Hetty
Hilda Hilde Hiltje Hubert Hugo Hylke Ida Ilse Imke Ineke Inge Ingeborg Ingrid Irene Iris Irma
Isa Ivo Jaap Jacob Jacoba Jacobus Jacomijn Jacqueline James Jan Jan-Willem Janneke Jannes Jannie
Janny Jantje Jarno Jasmijn Jasper Jayden Jeannette Jef Jelle Jenneke Jeroen Jesse Jetske Jitske
Joanne Jochem Joep Johan Johanna Johannes Jolanda Jolien Joop Joost Jordy Joris Jorn Jos
Josephine Josine Joyce Judith Julia Julian Juliette Jurgen Jurre Karel Karin Karlijn Kees Kelly
Kevin Kim Klaartje Klaas Klaas-Jan Koen Koos Krijn Lambert Lars Laura Leen Leendert Lennart
Leonie Leontien Leopold Levi Lianne Lidia Lidwien Lieke Lien Lies Liesbeth Lieselotte Lieve
Linda Lisa Lisanne Liv Loes Lotte Louis Louise Lowie Luca Lucas Lutgart Luuk Lynn Maaike Maarten
Maarten-Jan Maartje Madelon Manon Marcel Marco Margreet Margriet Maria Marianne Marieke Marije
Marijke Marijn Marina Marinus Marion Marisa Mariska Marit Mariëlle Mariëtte Marjan Marjo
Marjolein Marlies Marloes Mart Martijn Martine Matthijs Maud Maurits Mees Melanie Menno Merel
Mette Mia Michiel Mieke Miep Milan Milou Mirjam Mirte Monique Myrthe Nancy Nanda Natasja Nel
Nele Nellie Nico Nicolaas Nicole Niek Niels Nienke Noah Noor Nora Nynke Olaf Olga Olivier Otto
Owen Patricia Patrick Paul Paula Pauline Pepijn Petra Piet Pieter Pieterjan Pieternel Pim Pleun
Quinten Raf Ralf Ramon Reinder Reinier Reinout Renate Rene Renee Rens Renske Ria Rianne Richard
Rick Rien Rik Rinske Rob Robbert Robert Roel Roeland Roelof Rogier Roland Ron Ronald Ronny Roos
Ruben Rudolf Rutger Ruud Ruurd Saar Sander Sandra Sanne Sara Saskia Sebastiaan Sem Siebe Siem
Sietske Sigrid Sija Silvia Simone Sjaak Sjoerd Sjoerdtje Sofie Sophie Stefan Steven Stijn Suzan
Suzanne Sybren Tamara Tanja Tess Teun Teuntje Thea Theo Thijs Thirza Thomas Tiede Tieneke Ties
Tijmen Tim Tine Tineke Titia Tjalling Tjeerd Tjitske Tobias Toon Trijntje Trudy Truus Tygo Ubbo
Veerle Vera Vincent Wannes Ward Wendy Wessel Wieteke Wietse Wilco Wilhelmina Wilhelmus Willeke
Willem Willem-Jan Willemien Wim Wouter Wytske Xander Yara Yfke Yolanda Yvette Yvonne
"""
_GERMAN = """
Adelheid Albrecht Alexander Alfons Alfred Alina Almut Alois Andrea Andreas Angela Angelika Anja
Anke Annegret Anneliese Annika Annkathrin Antje Armin Arne Artur August Axel Barbara Bastian
Beat Beate Benedikt Benjamin Bernd Bernhard Berthold Bettina Birgit Birte Björn Bodo Brigitta
Brunhilde Burkhard Carina Carola Carsten Christa Christian Christiane Christoph Clara Claus
Clemens Cordula Corinna Cornelius Dagmar Daniel Daniela David Detlef Dieter Dietmar Dietrich
Dirk Dominik Doris Dorothea Eberhard Eckhard Edeltraud Edith Elfriede Elias Elisabeth Elke Elmar
Emil Engelbert Enno Erhard Erich Erika Erna Ernst Ewald Fabian Felix Franz Franziska Frauke
Frieder Friederike Friedhelm Friedrich Fritz Gabriele Georg Gerd Gerhard Gerlinde Gerold Gertrud
Gesa Gesine Gisela Gottfried Gudrun Guenther Gunther Gustav Günter Günther Hanna Hannah Hanne
Hannelore Harald Hartmut Hauke Hedwig Heidi Heidrun Heike Heiko Heiner Heinke Heinrich Heinz
Helga Helge Helmut Henning Herbert Heribert Hermann Hermine Hildegard Holger Horst Hubertus Ilka
Ilona Imke Inge Ingo Irmgard Isabell Isolde Jakob Jan-Hendrik Jannik Jannis Jens Joachim Jochen
Jonas Josef Jutta Jörg Jürgen Kai Karl Karl-Heinz Karsten Katharina Kathrin Katja Katrin Kerstin
Kirsten Klara Klaus Konrad Konstantin Kristina Kurt Lasse Lena Leni Lennart Leon Leonhard
Lieselotte Lina Lothar Luise Lukas Lutz Magdalena Maik Maike Maja Malte Mandy Manfred Manuela
Marc Mareike Margarete Margit Margot Markus Marlene Marta Mathias Matthias Maximilian Mechthild
Meike Merle Michael Michaela Miriam Monika Moritz Nadine Nadja Neele Nele Niklas Nikolaus
Norbert Notburga Oliver Oskar Ottilie Peter Philipp Rainer Ralph Ramona Regina Regula Reiner
Reinhard Reinhold Renate Resi Reto Rita Rolf Ronja Ronny Rosemarie Rosi Roswitha Ruedi Ruth
Rüdiger Sabine Sascha Sebastian Sepp Siegfried Sigmar Silke Simon Sonja Stefanie Steffen Stephan
Susanne Sven Svenja Swantje Sylvia Tabea Theres Thomas Thorsten Tilman Torben Torsten Traudel
Traute Ueli Ulf Uli Ulrich Ulrike Urs Ursula Uta Ute Uwe Valentin Veronika Viktor Vilma Volker
Volkmar Vroni Walburga Walter Waltraud Wenzel Werner Wiebke Wilfried Wilhelm Winfried Wolfgang
Wolfram Xaver Yannick Yvonne
"""
_FRENCH = """
Adeline Adrien Adèle Agathe Alain Alban Albane Alexandra Alexandre Alexis Alice Aline Amandine
Amélie Anaïs André Andrée Ange-Marie Angélique Anne Anne-Marie Anne-Sophie Annick Antoine
Antonin Apolline Armand Arnaud Arthur Aude Audrey Augustin Aurore Aurélie Aurélien Baptiste
Bastien Benoît Bernadette Bernard Bertrand Brigitte Bruno Béatrice Bénédicte Camille Capucine
Carole Catherine Chantal Charles Charlotte Charlène Chloé Christelle Christiane Christine
Christophe Claude Claudine Clotilde Clémence Clément Colette Coralie Corentin Corinne Cyril
Cécile Cédric Céline Damien Danielle Delphine Denis Didier Dominique Emmanuel Emmanuelle Erwan
Estelle Eugénie Fabien Fabienne Fabrice Fernand Florent François Françoise Frédéric Frédérique
Gaspard Gaston Gauthier Gaël Gaëlle Geneviève Geoffroy Georges Georgette Germaine Ghislain
Ghislaine Gilles Ginette Grégoire Grégory Guillaume Guy Gwenaël Gwenaëlle Gwenn Géraldine Gérard
Henri Henriette Hervé Honorine Hugues Huguette Hélène Isabelle Jacques Jean-Baptiste Jean-Claude
Jean-François Jean-Louis Jean-Luc Jean-Marc Jean-Marie Jean-Michel Jean-Paul Jean-Philippe
Jean-Pierre Jean-Yves Jeanne Jeannine Josette Josiane Josselin Joël Joëlle Julie Julien Juliette
Justine Jérémie Jérémy Jérôme Karine Laetitia Laurence Laurent Laurène Liliane Lorraine Louane
Louison Loïc Lucie Lucien Lucienne Ludovic Lydie Lysiane Léa Léon Léonie Madeleine Marc-Antoine
Marcel Marcelle Margaux Marguerite Marie Marie-Christine Marie-Claude Marie-France Marie-Hélène
Marie-José Marie-Laure Marie-Line Marie-Louise Marie-Pierre Marie-Thérèse Marielle Marlène
Martial Maryline Maryse Maryvonne Mathieu Mathilde Mathéo Matthieu Maurice Maxime Maëlle Maëlys
Maëva Michel Micheline Michèle Mireille Monique Muriel Mylène Myriam Mélanie Mélissa Nadège
Nathalie Nathan Nicolas Nolwenn Noémie Noël Noëlle Odette Odile Olivier Ombeline Pascal Pascale
Paulette Perrine Philippe Philomène Pierre Pierre-Yves Pierrette Prune Quentin Rachel Raphaël
Raymond Raymonde René Renée Roger Romain Ronan Roseline Régine Régis Rémi Rémy Sabrina Samuel
Sandrine Simone Soazig Solange Solène Sophie Stéphane Stéphanie Sylvain Sylvie Ségolène Séverine
Tanguy Thibault Thibaut Thierry Théo Théodore Thérèse Timothée Titouan Tristan Valentine Valérie
Victoire Vincent Viviane Véronique Xavier Yann Yannick Yannig Yohan Yolande Yves Yvette Zoé
Édith Édouard Éliane Élisabeth Élise Élodie Éléonore Émeline Émile Émilie Éric Étienne Évelyne
"""
_ENGLISH = """
Aaron Abigail Adam Adrian Aidan Alan Alasdair Alex Alexandra Alison Alistair Amanda Amber Amelia
Amy Andrew Andy Angela Angus Anita Ann Annabel Anthony Archie Arlene Ashley Audrey Ava Barry
Beatrice Becky Belinda Ben Bernice Beth Bethany Beverley Billy Bob Bobby Bonnie Brandon Brenda
Brendan Brian Bridget Bronwen Bruce Bryan Caitlin Callum Cameron Carl Carol Carolyn Carys
Catherine Cathy Ceri Cerys Charles Charlie Chelsea Cheryl Chloe Chris Christopher Ciara Clive
Colin Connor Courtney Craig Cynthia Dan Darren Dave Debbie Deborah Declan Deirdre Dennis Derek
Desmond Diana Diane Donald Donna Doreen Dorothy Douglas Duncan Dwayne Dylan Eamonn Eddie Edith
Edna Edward Eileen Eilidh Elaine Eleanor Elizabeth Ella Ellie Elspeth Emily Emma Eoin Ethan
Eugene Evelyn Evie Ewan Fergus Fiona Florence Frances Francesca Fraser Freddie Freya Gareth Gary
Gavin Gemma Geoff Geoffrey Georgie Gerald Geraldine Gillian Gina Glenda Glenys Glynis Gordon
Graeme Graham Gregory Gwen Gwyneth Hamish Hannah Harriet Harry Harvey Hayley Hazel Heather Heidi
Helen Henry Hilary Howard Hugh Huw Iain Ian Imogen Iona Isaac Isabel Isla Isobel Ivy Jack
Jacqueline James Jamie Jane Janet Janice Jared Jasmine Jason Jean Jeff Jeffrey Jemima Jennifer
Jenny Jeremy Jessica Jill Jim Jimmy Joan Joanna Joe John Jonathan Jordan Joseph Josh Joshua
Julian Julie Karen Kate Katherine Kathleen Kathryn Katie Keith Kenneth Kerry Kieran Kimberly
Kirsty Kristen Kyle Lauren Laurence Lawrence Leah Leanne Leigh Leonard Lesley Leslie Lewis Liam
Lily Lindsay Lindsey Lorna Lorraine Louise Lucy Lynne Mabel Maeve Malcolm Margaret Marjorie
Martha Martyn Mary Matthew Maud Maura Maureen Megan Melissa Mia Michelle Mick Mike Moira Mollie
Molly Morag Muriel Nadia Naomi Natalie Nathan Neil Nia Niall Niamh Nicholas Nick Nicola Nigel
Nora Noreen Oisin Olivia Orla Oscar Owain Owen Padraig Pamela Patricia Patrick Paul Pauline
Peggy Penelope Percy Pete Philip Phoebe Phyllis Polly Priscilla Rachel Ralph Raymond Rebecca
Reginald Rhian Rhiannon Rhys Richard Robert Roderick Rodney Roisin Ronald Rory Rosa Rosalie
Rosalind Rosemary Rosie Ross Rowena Roy Ruby Rupert Russell Ryan Sally Sam Samantha Samuel Sarah
Scott Seamus Sean Seán Shannon Sharon Sheena Sheila Shelley Shirley Sian Simon Sinead Siobhan
Sophia Stacey Stanley Stella Stephanie Stephen Steve Stuart Susan Suzie Sylvia Tanya Tara Ted
Terence Teresa Theodore Theresa Thomas Tiffany Timothy Tina Toby Tom Toni Tony Tracey Tracy
Trevor Tyler Una Ursula Valerie Vanessa Vernon Vicky Victoria Vincent Vivian Walter Wayne Wendy
Wilfred William Winifred Yvonne Zachary Zara Zoe
"""
_WORLD = """
Abdel Abdelaziz Abdelkader Abderrahim Abdou Abdul Abdullah Abrar Abubakar Achmed Adem Adil
Agnieszka Ahmed Ahmet Aicha Aisha Ajay Alaa Alberto Ali Aliou Amadou Amal Amina Aminata Amine
Amir Amira Amit Ana Anil Anita Arturo Asha Asif Asma Assia Ayaan Aylin Ayoub Ayse Ayşe Aziz Azra
Aïcha Aïssatou Bachir Bahar Baran Barbara Bashar Beata Bilal Bogdan Boris Boubacar Bożena Burak
Can Carlos Carmen Cem Cengiz Chaima Cheikh Claudio Dalila Danuta Dariusz Deepak Deniz Diego
Djamila Dragan Driss Ebru Eduardo Ekaterina Elif Elżbieta Emine Emre Enrique Erdal Esra Eun Ewa
Fadma Farah Farid Farida Fatiha Fatma Fatou Fatoumata Fernando Fethi Filiz Francesca Francesco
Giovanni Giulia Giuseppe Gloria Grzegorz Guadalupe Gul Gülay Gülsen Habib Habiba Hafid Hafida
Hakan Hakim Hala Halima Halina Hamid Hamza Hanane Hasan Hasna Hassan Hatice Havva Hayat Hicham
Hind Huda Huseyin Hussein Hüseyin Ibrahim Ibtissam Idris Ilham Imad Iman Imane Imran Irina
Isabella Ismael Ismail Issa Ivan Iwona Jamal Jamila Javier Jerzy Jesús Joanna Jorge José Juan
Kacper Kamal Kamila Karim Karima Katarzyna Kavita Kemal Khadija Khadijatou Khaled Khalid Kofi
Krystyna Krzysztof Kwame Laila Lamine Latifa Laïla Leila Leyla Lhoussaine Li Lorenzo Loubna Luis
Maciej Magda Maher Mahmoud Malgorzata Malika Mamadou Manuel Marek Maria Mariam Mariama Mariusz
Marta Maryam Mateusz Matteo Małgorzata Mehdi Mehmet Mehret Meltem Meryem Miguel Mihai Milena
Mina Mirela Mo Mohamed Mohammad Mohammed Mohamud Monir Mouna Mounir Mourad Muhammad Murat
Mustafa Mustapha Nabil Nadia Nadira Nagat Nahid Naima Najat Najib Nasser Natalia Nazan Naïma
Neslihan Nesrin Nezha Nilüfer Nizar Nour Noura Noureddine Nuray Nurten Oksana Olena Omar Omer
Osama Osman Ouassim Oumar Ousmane Pablo Paolo Paulo Pawel Paweł Pedro Piotr Pradeep Priya Rabia
Rachid Rachida Rafael Rahma Rajesh Rana Rania Ranjit Raúl Redouan Redouane Reza Ricardo Ridouan
Roberto Rukiye Ryszard Sabah Safiya Said Saida Salah Salim Salima Salma Samir Samira Sanae
Sanjay Santiago Saïd Saïda Selim Selin Selma Semhar Semra Sergio Serkan Shabnam Shanti Sibel
Slawomir Sofia Soraya Souad Soumia Sunil Sunita Svetlana Süleyman Tadeusz Tariq Tatiana Tesfay
Tomasz Tomás Touria Tülay Umut Usman Vijay Vladimir Wacława Wafaa Walid Wassim Wojciech Xiao
Yacine Yasemin Yasmina Yasmine Yassin Yassine Yilmaz Yonas Younes Youssef Youssra Yusuf Zahra
Zainab Zbigniew Zeynep Zineb Zofia Zohra Zoltan Zouhair Łukasz
"""

GIVEN_NAMES = frozenset(" ".join((_DUTCH, _GERMAN, _FRENCH, _ENGLISH, _WORLD)).split())
"""Given names as they are written, with a capital and accents."""
