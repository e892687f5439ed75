// Components that survive reruns of the page by Streamlit, one for each place on the page.

/** @import { Cleanup, ComponentArguments } from "../streamlit.js" */

import { decodePayload } from "./payload.js"

/**
 * @template {{ key: string }} P
 * @typedef {object} KeyedComponent
 * @property {string} key of the payload for which it was created
 * @property {(payload: P, send: ComponentArguments["setStateValue"]) => void} update
 * @property {() => void} close
 */

/**
 * Streamlit may put the next step of a questionnaire in the same place on the page: a payload with
 * another key gets a component of its own.
 *
 * @template {{ key: string }} P
 * @param {(root: ShadowRoot, payload: P) => KeyedComponent<P>} create
 * @returns {(component: ComponentArguments) => Cleanup} the export of a bundle
 */
export function showKeyed(create) {
  /** @type {WeakMap<ShadowRoot, KeyedComponent<P>>} */
  const shown = new WeakMap()
  return ({ data, parentElement, setStateValue }) => {
    /** @type {P} */
    const payload = decodePayload(data)
    let component = shown.get(parentElement)
    if (component?.key !== payload.key) {
      component?.close()
      component = create(parentElement, payload)
      shown.set(parentElement, component)
    }
    component.update(payload, setStateValue)
    return () => {
      shown.get(parentElement)?.close()
      shown.delete(parentElement)
    }
  }
}
