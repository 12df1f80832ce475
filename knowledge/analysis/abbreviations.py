"""Abbreviations whose full stop ends no sentence, in four languages, by what may follow.

Written from general knowledge of each language's spelling; lower case, without the last stop.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """One language's abbreviations.

    Attributes:
        inner: Something always follows: a name, an example (Dr., bijv., z.B.).
        numbered: A figure follows, or the stop is an ordinary one (No., Fig., blz.).
        closing: Often the last word of a sentence (etc., enz., Inc.).
    """

    inner: frozenset[str]
    numbered: frozenset[str]
    closing: frozenset[str]


def _of(*, inner: str, numbered: str, closing: str) -> Abbreviations:
    return Abbreviations(
        frozenset(inner.split()), frozenset(numbered.split()), frozenset(closing.split())
    )


ABBREVIATIONS: Mapping[str, Abbreviations] = {
    "nl": _of(
        inner="""
            a.d.h.v afd alg bijv bijz blijkb bv c.q ca cf d.d d.m.v d.w.z dhr dr drs ds e.a.o excl
            evt fa fam gebr gem gen gld i.c i.h.a i.h.b i.i.g i.o i.o.v i.p.v i.s.m i.t.t i.v.m
            incl ing inz ir jhr jkvr jl juffr kol lic lt m.a.w m.b.t m.b.v m.i m.i.v m.m.v m.n
            m.u.v max mevr mgr mr mrs mw n.a.v o.a o.b.v o.g.v o.i o.i.d.m o.l.v o.m o.v
            p.a p.m pag plm prof prov r.k red resp sr st t.a.v t.b.v t.g.v t.n.v t.o.v t.w t/m
            tel v.a v.b v.l.n.r v.w.b vgl vnl wed wethr wnd z.g.a.n zgn zog zr
            """,
        numbered="aant aantek afb afl art bijl blz bl dl fig hfst hs jrg lid nr nrs no p par pp "
        "r ref reg tab vers vlg vs jan feb febr mrt apr aug sep sept okt nov dec ma di wo do vr "
        "za zo",
        closing="""
            a.h e.a e.d e.e.a enz etc o.i.d jr b.v n.v v.o.f c.v u.a v.chr n.chr v.s s.v.p a.u.b
            m.s zn sec min
            """,
    ),
    "en": _of(
        inner="""
            adm approx asst assoc ave brig capt cf cllr col comdr dept dr drs e.g esp est al
            excl ext gen gov hon i.a i.e incl insp lt maj max messrs min mlle mme mr mrs ms mt
            mts msgr pres prof rev sen sgt st supt univ v viz vs
            """,
        numbered="app art ch chap cl eq fig figs fn ill no nos n p par para pp pt ref sec sect "
        "tab vol vols jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur "
        "thurs fri sat sun",
        closing="""
            a.m p.m al bros co corp dist ed eds esq etc inc jr ltd plc sr u.k u.s u.s.a d.c ph.d
            b.c a.d ft hr hrs lb lbs min mi mph oz rd sec sq blvd rep
            """,
    ),
    "de": _of(
        inner="""
            a.a.o abb akad allg altern anm apl b.a bes betr bez bspw bzgl bzw ca d.h dgl dipl
            dr e.g ebd eig einschl entspr etw ev evtl exkl fa fam fr frl ggf ggfs ggü gez hr hrn hl
            i.a i.allg i.b i.d.r i.e i.s.d i.v.m incl ing inkl insb insbes jew jur kath kfm lt m.e
            m.w max med mind n.a nachm o.a o.ä.m o.g obb österr phil priv prof
            rd resp s.o s.u sen sog sogen st staatl städt stellv str tägl techn tel u u.a u.e
            u.u ugs v v.a verh vgl vol vorm wg z.b z.h z.t z.z zit zz zzgl
            """,
        numbered="abs abschn alin anl art aufl bd bde bl buchst fn hs kap lit nr nrn par pkt rn "
        "rz s sp tab teilz ziff zs jan feb febr mär apr jun jul aug sep sept okt nov dez mo di mi "
        "do sa so",
        closing="""
            etc ff f usw u.a.m u.ä u.dgl o.ä o.dgl e.v e.g i.l a.d a.g jr sen v.chr n.chr std min
            sek mio mrd
            """,
    ),
    "fr": _of(
        inner="""
            adj apr av bd boul c.-à-d c.à.d chap.m cf dir dr e.g éd éds env excl g.l gal hab
            i.e incl ing inv jct lt m max me mgr min mlle mlles mm mme mmes mr mrs n.d.l.r p.ex
            p.-ex par.ex pl pr préf prof resp s.e st ste sté sté.m sr suiv.m sup tél télé trad v
            vs
            """,
        numbered="al alin ann art chap col fig fol l ill n no nos num p par pp réf sect t tab vol "
        "vols janv févr avr juil sept oct nov déc lun mar mer jeu ven sam dim",
        closing="""
            al etc s.a s.a.r.l s.n.c.f c.n.r.s apr.j.-c av.j.-c hrs suiv
            """,
    ),
}

LIST_ENDS = frozenset({"etc", "enz", "e.d", "e.a", "o.i.d"})
"""Closing abbreviations after which any capital begins a sentence, save in German."""

_ORDINALS = "de da no fi cs sk sl hr hu pl et lv is fo lb sr bs"
ORDINAL_LANGUAGES = frozenset(_ORDINALS.split())
"""Languages that write an ordinal as a figure with a full stop: am 3. Mai."""

_PARTICLES = "de den der des van von vom ten ter te la le les du da di della dos el al zu zur"
NAME_PARTICLES = frozenset(_PARTICLES.split())
"""Words that begin a surname after an initial: A. van den Berg, J. De Vries."""
