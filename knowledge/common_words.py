"""Words that a language cannot do without: articles, pronouns, prepositions, small verbs.

They tell neighbouring languages apart where a few letters do not (Dutch, German, Frisian,
English; French, Spanish, Italian, Portuguese), and a capital on one of them tells a new
sentence from a name. Closed word classes, written from general knowledge of each grammar.
"""

COMMON_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "nl": """
            aan achter al alle alleen alles als altijd andere anderen april augustus bij bijna
            binnen blijft blijven boven buiten daar daarbij daarna daarom daarvan dan dat de
            deden deed deze die dit doen doet door dus echter een één eens eerst elk elke en er
            ergens ervan ervoor februari ga gaan gaat geen gemeente gewoon geworden ging goed
            groot hadden had hebben hebt heeft heel hem het hier hij hoe hoeveel hun iedere
            iedereen iemand iets ik in is ja jaar januari je juli juni jullie kan komen komt kon
            kunnen later maakt maar maart maken mee meer meest men mensen met mij mijn misschien
            moest moet moeten mogen na naar naast nee niemand niet niets nieuwe nodig nog nooit
            nu of oktober om omdat onder ons onze ook op over per samen sinds soms steeds te tegen
            ten ter terug tijd tijdens toch toen tot tussen uit van vanuit veel vele verder
            volgens voor vooral waar waarbij waarom waarvan wanneer want waren was wat we weer
            weinig wel welk welke werd werden wie wij wil wilden willen word worden wordt zal ze
            zeer zelf zich zij zijn zo zoals zonder zou zouden zullen zulke
            """,
        "en": """
            a about above after again against all almost also always am an and another any anyone
            are around as at august away be became because been before being below between both
            but by can cannot could day did do does doing done down during each either enough
            even ever every everyone everything february few first for from further get gets give
            given go goes going good got had has have having he her here him his how however i if
            in instead into is it its january july june just keep kept last later less let like
            made make makes many march may me might more most much must my need needed neither
            never new no nobody none nor not nothing november now october of off often on once
            one only or other others our out over own people per perhaps she should since so some
            someone something sometimes soon still such than that the their them then there
            therefore these they thing things this those though through thus to together too
            took under until up us use used very was way we well went were what when where
            whether which while who whom whose why will with within without work would year years
            yes yet you your
            """,
        "de": """
            aber alle allem allen aller alles als also am an andere anderen andererseits anders
            auch auf aus außerdem bei beide beim bis bisher bleiben bleibt da dabei dadurch dafür
            dagegen damals damit danach dann daran darauf daraus darin darüber darum das dass
            davon davor dazu dein dem den denn dennoch der deren des deshalb dessen die dies diese
            diesem diesen dieser dieses doch dort du durch ehe eigentlich ein eine einem einen
            einer eines einige einigen einmal er erst es etwa etwas euch euer für ganz gar geht
            gegen geld gemacht gerade gewesen gibt ging gut haben habe hat hatte hatten heute hier
            hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem inzwischen
            irgendwann ist ja jahr jahre jahren jede jedem jeden jeder jedes jedoch jemand jetzt
            kann kein keine keinem keinen keiner können könnte konnte konnten lange leider machen
            macht man manche manchmal mehr mein meine meisten mit muss musste mussten müssen nach
            nachdem natürlich neben nicht nichts nie niemand noch nun nur ob obwohl oder oft ohne
            schließlich schon sehr sein seine seinem seinen seiner seit seitdem selbst sich sie
            sind so sobald solche soll sollte sollten sonst sowie später statt trotz trotzdem über
            um und uns unser unsere unseren unter viel viele vielen vielleicht vom von vor während
            wann war waren warum was weder wegen weil weiter welche welcher wenig wenige wenn wer
            werden wie wieder will wir wird wo wohin wollen wollte worden wurde wurden würde würden
            zu zudem zuerst zuletzt zum zur zusammen zwar zwei zwischen
            """,
        "fr": """
            afin ailleurs ainsi alors après assez au aucun aucune aujourd'hui auprès aussi autre
            autres aux avaient avait avant avec avez avoir avons beaucoup bien car ce ceci cela
            celle celles celui ces cet cette ceux chaque chez comme comment contre dans de
            depuis derrière des désormais deux devant doit doivent donc dont du elle elles en
            encore enfin ensemble ensuite entre est et étaient était été être eu eux faire fait
            faut font furent fut grâce hors il ils jamais je jusqu jusque la le les leur leurs
            lors lorsque lui ma mais malgré même mêmes merci mes mieux moins mon ne ni non nos
            notre nous on ont ou où oui par parce parfois parmi partout pas pendant peu peut
            peuvent plus plusieurs plutôt pour pourquoi pourtant près presque puis puisque qu
            quand que quel quelle quelles quelque quelques quels qui quoi rien sa sans sauf se
            selon sera seraient serait ses seul seule seulement si sinon soit son sont sous souvent
            sur surtout tant tel telle tellement tels temps toujours tous tout toute toutefois
            toutes très trop tu un une vers voici voilà vos votre vous vraiment y
            """,
        "fy": """
            al alle allegear allinne allinnich alles as âld bern binne bliuwt bliuwe boppe dan dat
            de dêr dêrby dêrmei dêrnei dêrom dizze docht doe doarp dus dwaan dy dyn earne earst ek
            elk elkenien elke en er faaks fan fanwege fierder fine foar foarby gean giet gjin goed
            grut ha hawar hawwe hat har harren hast hie hiel hiene him hoe hokker hy ik in is it
            jild jier jim jo jong kaam kamen kin kinne komt komme krekt let lizze lyk lytse mar
            mear mei mekoar men minsken moast moasten moat moatte moaie my myn nea ne net nea nei
            neist neat nije nimmen no noch nocht oan oanpak oar oare oars oer of om omdat ommers
            ôf op oant ós ta te tiid tiidens tinke tsjin tsjerke tusken twa troch tweintich ûnder
            ús út wa wat wannear want wer wêr wêrom wie wiene wy wol wolle wurde wurdt wurk wurkje
            yn yndie yt ôfspraken sa sels sille sil soene soe sûnder sy syn se stean steane
            """,
        "es": """
            a al algo algunas algunos ante antes así aún aunque bajo bien cada casi como cómo con
            contra cuando cual cuál de del desde donde dónde durante e el él ella ellas ellos en
            entre era eran es esa esas ese eso esos esta está estaba están estas este esto estos
            fue fueron ha había habían hacer hacia han hasta hay hemos la las le les lo los más me
            mi mientras mucho muchos muy nada nadie ni no nos nosotros nuestra nuestro nunca o os
            otra otras otro otros para pero poco por porque pues que qué quien quién se sea según
            ser si sí siempre sin sobre son su sus también tan tanto te tener tenía tiene tienen
            todo todos tras tu un una unas uno unos usted y ya yo
            """,
        "it": """
            a abbiamo ad agli ai al alcuni alla alle allo altra altre altri altro anche ancora
            aveva avere avevano bene che chi ci cioè come con così cosa cui da dagli dai dal dalla
            dalle dei degli del della delle dello dentro deve di dopo dove dunque durante e è ed
            era erano essere fa fare fino fra fu gli ha hai hanno ho i il in io invece la le lei li
            lo loro lui ma mai me meno mentre mi mia mio molti molto ne nei negli nel nella nelle
            nessuno niente noi non nostra nostro o ogni ora per perché perciò però più poco poi
            può qualche quale quando quanto quella quelle quelli quello questa queste questi questo
            qui quindi sarà se sempre senza si sì sia sono sopra sotto sta stata stato su sua sue
            sugli sui sul sulla suo suoi tra troppo tutta tutte tutti tutto un una uno va verso vi
            voi
            """,
        "pt": """
            a à ainda algo alguns ante antes ao aos aquela aquele aqui as às assim até bem cada
            com como contra da das de dela dele deles depois desde do dos durante e é ela elas ele
            eles em enquanto entre era eram essa esse esta está estão este eu foi foram há isso
            isto já lá lhe mais mas me mesmo meu minha muito muitos na não nas nem nenhum no nos
            nós nossa nosso num numa nunca o onde os ou outra outro outros para pela pelas pelo
            pelos pode por porque porquê pouco quais qual quando que quem são se sem sempre ser
            seu seus sim só sob sobre sua suas também tem têm ter tinha toda todas todo todos tudo
            um uma umas uns vai você vocês
            """,
        "af": """
            aan al alles as baie by daar daarom dat die dit doen een ek en gaan geen gewees goed
            haar hê het hierdie hoe hom hulle hy in is jou julle jy kan kon maar maak meer met moet
            my na ná nie nog nou om ons onder ook op oor saam se sy sal sonder soos te teen toe tot
            tussen uit van veel vir vra wag waar waarom was wat weer wees wil wie word
            """,
    }.items()
}
