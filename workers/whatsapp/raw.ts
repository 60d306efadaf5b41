/** Beside its event in one row; a row holds at most 2 MB, and an event travels to the feed and to every socket. */
const MAX_RAW = 32_768

/** Meta's object if it is small enough to be kept with its event, else its size. */
export function keepable(raw: unknown): unknown {
  const length = JSON.stringify(raw)?.length ?? 0
  return length <= MAX_RAW ? raw : { too_large: length }
}
