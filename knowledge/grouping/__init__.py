"""From vectors to groups of one meaning, in any language: nothing here knows a record.

vectors → language out (`centred`) → 15 nearest neighbours (`neighbours`) → graph (`graph`) →
communities (`communities`), one level inside the other (`levels`), each member with how surely
it belongs (`belonging`).
"""
