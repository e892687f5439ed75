// The browser's counterpart of ui/component.py: payloads are JSON in bytes, plain or compressed with
// deflate.

/**
 * @template T
 * @param {Uint8Array} bytes
 * @returns {T} the values that Python encoded; the caller declares their type, see payloads.d.ts
 */
export function decodePayload(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes))
}

/**
 * @template T
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<T>} the values that Python deflated; the caller declares their type, see payloads.d.ts
 */
export async function inflatePayload(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))
  return new Response(stream).json()
}

/**
 * Whether two payloads are equal, byte by byte. Streamlit passes new arrays with every run.
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
