"""Two sets of colours for the same person, one for paper and one for the dark.

Teal is clothing and cues, coral is the muscle and nothing else. Each dark colour is chosen, not
computed: on a dark page the far limbs are dimmer than the near ones, as they are on paper, but
never as dark as the page.
"""

from typing import Final, Literal, NamedTuple

Theme = Literal["light", "dark"]


class Palette(NamedTuple):
    """Colours by what they paint."""

    shirt: str
    shirt_near: str
    shirt_far: str
    shirt_fold: str
    legs: str
    legs_near: str
    legs_far: str
    legs_fold: str
    skin: str
    skin_far: str
    skin_line: str
    hair: str
    hair_light: str
    ink: str
    bone: str
    muscle: str
    muscle_light: str
    muscle_edge: str
    cue: str
    cue_light: str
    shadow: str
    mat: str
    mat_edge: str
    wood: str
    wood_dark: str
    cloth: str
    cloth_dark: str
    wall: str
    wall_line: str
    strap: str


PALETTES: Final[dict[str, Palette]] = {
    "light": Palette(
        shirt="#2f9e92",
        shirt_near="#39ab9e",
        shirt_far="#1d7a70",
        shirt_fold="#1f857a",
        legs="#2a4a58",
        legs_near="#33596a",
        legs_far="#203b48",
        legs_fold="#223f4c",
        skin="#d99a70",
        skin_far="#bb7d54",
        skin_line="#a8683f",
        hair="#3b2a25",
        hair_light="#5a4036",
        ink="#3b2a25",
        bone="#fdf3df",
        muscle="#f1604d",
        muscle_light="#ff9d8a",
        muscle_edge="#fff3ea",
        cue="#0f766e",
        cue_light="#3fb8aa",
        shadow="#e6decd",
        mat="#bcd9d0",
        mat_edge="#9cc4b9",
        wood="#d3ab79",
        wood_dark="#b68a57",
        cloth="#f0e2c6",
        cloth_dark="#dcc9a4",
        wall="#ebe3d2",
        wall_line="#d9cfba",
        strap="#b45309",
    ),
    "dark": Palette(
        shirt="#35b5a6",
        shirt_near="#45c4b5",
        shirt_far="#1f8579",
        shirt_fold="#249184",
        legs="#567f90",
        legs_near="#6693a4",
        legs_far="#426777",
        legs_fold="#4a7182",
        skin="#dda27a",
        skin_far="#b87d57",
        skin_line="#a3683f",
        hair="#7d5a49",
        hair_light="#9a745f",
        ink="#3b2a25",
        bone="#fdf3df",
        muscle="#ff6b57",
        muscle_light="#ffab99",
        muscle_edge="#fff3ea",
        cue="#2dd4bf",
        cue_light="#7ff0e0",
        shadow="#1f3431",
        mat="#2f574f",
        mat_edge="#26473f",
        wood="#b08a60",
        wood_dark="#8a6a47",
        cloth="#cdbd9c",
        cloth_dark="#a89876",
        wall="#213733",
        wall_line="#3a5752",
        strap="#fbbf24",
    ),
}
