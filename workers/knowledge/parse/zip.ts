import { unzipSync } from 'fflate'
import { UnreadableFile } from './block'

/** Against archives that are small and inflate without end; documents with thousands of pictures have fewer entries. */
const MOST_ENTRIES = 5_000
/** Bytes of what is read, inflated. Pictures are not inflated at all. */
const MOST_INFLATED = 60_000_000

/** The entries that `wants` names, inflated. What an entry says of its size is all the room it is given. */
export function openZip(bytes: Uint8Array, wants: (name: string) => boolean): Map<string, Uint8Array> {
  let entries = 0
  let inflated = 0
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (++entries > MOST_ENTRIES) throw new UnreadableFile('too_large_inside')
        if (!wants(name)) return false
        inflated += originalSize
        if (inflated > MOST_INFLATED) throw new UnreadableFile('too_large_inside')
        return true
      },
    })
    return new Map(Object.entries(files))
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile('damaged')
  }
}
