"""The data that comes with the project: demonstration reports, judged questions, taxonomies."""
