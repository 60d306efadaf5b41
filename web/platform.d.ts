/** The Worker's sources are read here for their types; this is what workerd has and browsers do not. */
interface SubtleCrypto {
  timingSafeEqual(a: ArrayBuffer | ArrayBufferView, b: ArrayBuffer | ArrayBufferView): boolean
}

interface Crypto {
  DigestStream: new (algorithm: 'SHA-256') => WritableStream<Uint8Array> & { readonly digest: Promise<ArrayBuffer> }
}
