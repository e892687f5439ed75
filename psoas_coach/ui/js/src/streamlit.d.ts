// The arguments with which Streamlit calls a component's default export (st.components.v2), as far as
// they are used here.

export interface ComponentArguments {
  /** From `Component.mount`: always bytes; see shared/payload.js. */
  data: Uint8Array<ArrayBuffer>
  /** The same for a mounted component from run to run. */
  key: string
  /** The shadow root, with the component's markup in it. */
  parentElement: ShadowRoot
  /** Kept by Streamlit and sent again with every run. */
  setStateValue(name: string, value: unknown): void
  /** Sent once; lost with the connection. */
  setTriggerValue(name: string, value: unknown): void
}

/** Streamlit calls it when the component leaves the page. */
export type Cleanup = () => void
