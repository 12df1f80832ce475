"""From vectors to groups of one meaning, in any language: nothing here knows a record.

vectors → language out (`centred`) → 15 nearest neighbours (`neighbours`) → graph (`graph`) →
communities (`communities`) of clumps (`coarsening`) that then settle (`settling`), one level
inside the other (`levels`, `parts`), each member with how surely it belongs (`belonging`).
"""
