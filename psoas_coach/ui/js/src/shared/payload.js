// The browser's counterpart of ui/component.py: payloads are JSON in bytes, plain or compressed with
// deflate.

/**
 * @template T
 * @param {Uint8Array} bytes
 * @returns {T} what Python encoded; its type is the caller's claim, see payloads.d.ts
 */
export function decodePayload(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes))
}

/**
 * @template T
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<T>} what Python deflated; its type is the caller's claim, see payloads.d.ts
 */
export async function inflatePayload(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))
  return new Response(stream).json()
}

/**
 * Whether two payloads are the same, byte by byte. Streamlit hands over new arrays with every run.
 *
 * @param {Uint8Array | undefined} one
 * @param {Uint8Array} other
 */
export function samePayload(one, other) {
  return (
    one !== undefined &&
    one.length === other.length &&
    one.every((byte, index) => byte === other[index])
  )
}
