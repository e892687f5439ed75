// The browser's half of deflated.py.
const unpacked = async (bytes) => {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))
  return new Response(stream).json()
}

const same = (one, other) =>
  one !== undefined && one.length === other.length && one.every((byte, k) => byte === other[k])
