// The payloads that Python sends to each component and those it receives. Each interface names its
// Python counterpart.

// --- player: ui/player/, coach/player_report.py -----------------------------------------------------

export interface Sound {
  theme: "clear" | "quiet"
  /** Volumes are percent; 0 is silent. */
  tones: number
  voice: number
  half: boolean
  wait: boolean
}

export type StepKind = "warm_up" | "find_place" | "ready" | "switch" | "hold"
export type Side = "left" | "right" | "both"

export interface Step {
  id: string
  kind: StepKind
  seconds: number
  move: string
  side: Side
  repetition: number
  /** Slow repetitions in a counted set; null where nothing is counted. */
  count: number | null
  /** Whether what the step leads to is a counted set. */
  counted: boolean
  place: string
  name: string
  phase: string
  /** Short reminders, the most important one first; each has its part of the step. */
  cues: string[]
  next: string
  /** The sentences that announce the step, one after the other. */
  spoken: string[]
  /** One repetition of a counted set; null where nothing is counted. */
  beat: Beat | null
  /** Which entry of `moves` tells how it is done. */
  how: string
}

/** One repetition on the way out, there, and on the way back: seconds, and what to do. */
export interface Beat {
  seconds: [number, number, number]
  verbs: [string, string, string]
  /** The same as they are shown, with the side. */
  shown: [string, string, string]
}

export interface MoveHelp {
  steps: string[]
  kit: string
  /** How much of it; may be empty. */
  dose: string
  advice: string[]
  feel: string
}

/** Fill, stroke, stroke width, opacity and dashes of one path. */
export type Paint = [string | null, string | null, number | null, number, string?]

export interface Drawing {
  viewbox: string
  /** Path data of each key moment; an empty one is the same as in the frame before. */
  frames: string[][]
  /** Index of a path and its data with the lungs full. */
  breath: [number, string][]
  cues: string[]
  paint: Record<Theme, Paint[]>
  cue_paint: Record<Theme, Paint[]>
  /** What the figure shows, for whoever cannot see it, by side. */
  words: Partial<Record<Side, string>>
}

export interface Photo {
  /** A data address with all of the picture in it. */
  address: string
  /** What it is, for whoever cannot see it. */
  words: string
}

export type Theme = "light" | "dark"
export type StopReason = "pain" | "tingling" | "tired" | "time" | "other"

/** Seconds held so far, by the id of the hold. */
export type HeldSeconds = Record<string, number>

export interface PlayerPayload {
  session: string
  /** The session's run on this device, where it has come over from another: its own place to store. */
  course?: string
  steps: Step[]
  moves: Record<string, MoveHelp>
  labels: Record<string, string>
  reasons: { id: StopReason; label: string }[]
  language: string
  stop_rule?: string
  figures?: Record<string, Drawing>
  /** Pictures of moves that have no figure, such as a physio's own, by the id of the move. */
  photos?: Record<string, Photo>
  sound: Sound
  /** Progress that the server keeps for a tab that has none. */
  resume: { step: string; left: number; held: HeldSeconds } | null
  autostart: boolean
}

export interface ProgressReport {
  session: string
  step: string
  left: number
  held: HeldSeconds
}

export interface FinishedReport {
  session: string
  how: "finished" | "stopped"
  reason: StopReason | null
  held: HeldSeconds
}

// --- hip measure: ui/measure/readings.py ----------------------------------------------------------

export type HipSide = "left" | "right"
export type ReadingsBySide = Record<HipSide, number[]>

/** data/measure.toml, [phone]. */
export interface PhoneRules {
  settle_seconds: number
  hang_seconds: number
  steady_seconds: number
  steady_degrees: number
  moved_degrees: number
  give_up_seconds: number
}

export interface MeasurePayload {
  always: {
    id: string
    /** Readings of each side. */
    times: number
    rules: PhoneRules
    sound: Sound
    language: string
    words: Record<string, string>
  }
  /** The readings that the page has, in degrees. */
  stored: ReadingsBySide
}

export type ReadingsReport = { id: string } & ReadingsBySide

// --- tick list: ui/tick_list.py --------------------------------------------------------------------

export interface TickItem {
  id: string
  lead: string
  more: string
  note: string
}

export interface TickListPayload {
  key: string
  name: string
  about: string[] | null
  /** Id of the box that clears all others and is cleared by them. */
  none: string
  /** Id of the tap that `selected` takes into account. */
  acknowledged: string | null
  selected: string[]
  items: TickItem[]
}

export interface TapReport {
  id: string
  on: Record<string, boolean>
}

// --- cards of signs: ui/question_cards.py --------------------------------------------------------------

export interface SignCard {
  id: string
  /** Of the card's theme, for whoever cannot see the page. */
  title: string
  /** Names every item of the card in short; two asterisks around each word that stands out. */
  summary: string
  items: TickItem[]
}

export interface SignCardsPayload {
  key: string
  name: string
  cards: SignCard[]
  /** Items that stand below the cards, such as "I'm not sure". */
  rest: TickItem[]
  words: {
    /** What the button says that clears a card; null where there is none. */
    none: string | null
    /** What the button is called that says so; `{card}` is the title. */
    none_of: string
    /** What the button is called that unfolds a card. */
    open: string
  }
  /** Ids of the cards that nothing of fits. */
  cleared: string[]
  selected: string[]
  /** Id of the tap that `selected` and `cleared` take into account. */
  acknowledged: string | null
}

/** What is on after a tap: items and cards, which never share an id. */
export type SignCardsReport = TapReport

// --- choice of one: ui/choice.py --------------------------------------------------------------------

export interface ChoiceOption {
  id: string
  label: string
  /** What it is called by who cannot see it, such as "3 of 10". */
  name: string
  /** The address of a picture above the label. */
  picture: string | null
}

export interface ChoicePayload {
  key: string
  layout: "row" | "grid" | "list" | "pictures"
  name: string
  about: string[] | null
  options: ChoiceOption[]
  /** Words for the two ends of a row. */
  ends: [string, string] | null
  /** What the button says that takes the answer back; null where it cannot be taken back. */
  clear: string | null
  value: string | null
  /** Id of the report that `value` takes into account. */
  acknowledged: string | null
}

// --- rows that lead somewhere: ui/row_list.py ------------------------------------------------------

export interface Row {
  id: string
  address: string
  name: string
  line: string
  kind: string
  mark: string
  away: boolean
}

export interface RowListPayload {
  count: string
  groups: { title: string; rows: Row[] }[]
}

// --- moves: ui/moves/slider.py, ui/streamlit_workarounds/article.py ----------------------------------

/** Path data, fill, stroke, stroke width and opacity. */
export type SliderPath = [string, ...SliderPaint]
export type SliderPaint = [string, string | null, number | null, number]

export interface SliderStep {
  angle: string
  length: string
  percent: string
  share: number
  means: string
}

export interface SliderPayload {
  marks: SliderPaint[]
  frames: { paths: string[]; centre: [number, number] }[]
  /** Degrees from one frame to the next. */
  step: number
  /** First and last index of the paths of the arm, which the close view leaves out. */
  arm: [number, number]
  room: SliderPath[]
  box: number[]
  /** The close view around the hip: left, top and width. */
  close: [number, number, number]
  muscle: string
  scale: number
  standing: number
  steps: SliderStep[]
  means: Record<string, string>
  stops: { at: number; text: string }[]
  words: { label: string; figure: string; standing: string }
}

export type Run =
  | string
  | { bold: string }
  | { aside: string }
  | { verdict: string; look: string }
  | { text: string; link: string }

export type Block =
  | { kind: "heading"; level: number; text: string }
  | { kind: "text"; runs: Run[]; small: boolean }
  | { kind: "list"; numbered: boolean; items: Run[][] }
  | { kind: "boxes"; boxes: Block[][]; framed: boolean; single: boolean }
  | { kind: "picture"; svg: string; words: string }
  | { kind: "more"; title: string; inside: Block[] }
  | {
      kind: "figures"
      figures: { svg: string; words: string; caption: string; large: boolean }[]
    }
  | { kind: "choice"; label: string; options: { name: string; inside: Block[] }[] }

// --- progress: ui/progress/panels.py ------------------------------------------------------------------

export interface SavedChart {
  /** What the chart is called on the page, by which it is found. */
  alt: string
  title: string
  about: string
  /** Name of its files, without an ending. */
  file: string
  csv: string
  /** What each button is called, to whoever cannot see the row. */
  picture: string
  table: string
}

export interface SaveChartsPayload {
  heading: string
  picture: string
  table: string
  charts: SavedChart[]
}

// --- every page: ui/browser.py ---------------------------------------------------------------------

/** Within ui/browser.py: what is said of today's session, and when, in milliseconds since 1970. */
export interface SessionReminder {
  at: number[]
  title: string
  body: string
  go: string
  later: string
  address: string
}

export interface PagePayload {
  reminder: SessionReminder | null
  /** When the person's day is over, in milliseconds since 1970. */
  day_ends: number
  /** What stands beside a field for whole numbers; `{typed}` is what was typed. */
  not_whole: string
  /** What is said while the app does not answer. */
  away: string
  /** Of the page, as a tag such as `pt-BR`. */
  language: string
  /** What takes the place of the words of Streamlit's own widgets; empty in English. */
  widgets: Record<string, string>
  /** What the server drew the figures for. */
  theme: "light" | "dark"
}

export interface StepHistoryPayload {
  /** Id of the self-check. */
  check: string
  /** The step that the page shows. */
  step: string
  /** The questions have stopped. */
  ended: boolean
  /** Id of the last report that the page knows of. */
  acknowledged: string | null
}

export interface FocusPayload {
  /** A name for what the page shows now. */
  at: string
  /** The page has turned since the visit began; for a script that was loaded after that. */
  turned: boolean
}

// --- breaks from sitting: ui/break_timer.py ----------------------------------------------------------

export interface BreakSettings {
  /** Minutes of sitting until a break is due. */
  every_minutes: number
  break_seconds: number
  sound: boolean
  /** Minutes of the day between which the timer rests; the second may be on the next day. */
  quiet: [number, number] | null
}

export interface BreakRecord {
  /** Random UUID, made in the browser when the sit began. */
  id: string
  /** Milliseconds since 1970 at which the sit ended or the break was skipped. */
  at: number
  /** `away`: the computer slept or the page was closed; `stopped`: the timer was turned off. */
  outcome: "taken" | "skipped" | "away" | "stopped"
  sat_seconds: number
}

export interface BreakIdea {
  name: string
  /** What to do, in a few short sentences. */
  steps: string[]
}

export interface BreaksPayload {
  /** Random, of this journal: what the browser stores under it belongs to this journal alone. */
  key: string
  /** `background`: it runs and shows nothing; `hush`: help comes first, so it says nothing and stops. */
  view: "page" | "chip" | "background" | "hush"
  settings: BreakSettings
  words: Record<string, string>
  /** Of the words, as a tag such as `pt-BR`. */
  language: string
  ideas: BreakIdea[]
  /** Ids of the breaks that the journal has now. */
  acknowledged: string[]
  /** Whether the journal says that the timer is on. */
  on: boolean
  /** Where the chip leads. */
  address: string
}

export interface BreaksReport {
  /** Whether the timer was turned on or off here; null where the journal knows. */
  on: boolean | null
  breaks: BreakRecord[]
}
