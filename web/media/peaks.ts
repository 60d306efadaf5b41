export interface Sound {
  /** Loudness from 0 to 1, evenly over the time. */
  peaks: number[]
  /** Seconds. */
  duration: number
  file: Blob
}

export const BARS = 44
/** Drawn from a copy with so many samples a second: ten minutes are then 19 MB for a moment, not 115. */
const SAMPLES_PER_SECOND = 8_000
/** Larger files are played as they come and have a plain line. */
export const MOST_BYTES_DRAWN = 3 * 1024 * 1024
const MOST_KEPT = 30

const kept = new Map<string, Promise<Sound | null>>()

/** Fetched and decoded once while the page lives. null: the browser cannot decode it. */
export function soundOf(id: string, source: string | Blob): Promise<Sound | null> {
  const known = kept.get(id)
  if (known) return known
  const made = load(source)
  kept.set(id, made)
  made.catch(() => kept.delete(id)) // the next one who looks tries again
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
  }
  return made
}

/** The content security policy has no connections to blob:, so what lies here comes as it is. */
async function load(source: string | Blob): Promise<Sound | null> {
  const file = typeof source === 'string' ? await bytesAt(source) : source
  try {
    const decoder = new OfflineAudioContext(1, 1, SAMPLES_PER_SECOND)
    const audio = await decoder.decodeAudioData(await file.arrayBuffer())
    return { peaks: peaksOf(audio.getChannelData(0)), duration: audio.duration, file }
  } catch {
    return null
  }
}

async function bytesAt(address: string): Promise<Blob> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status} for a recording`)
  return response.blob()
}

/** By the root of the mean square of each part, the loudest being 1: as loud as an ear would say. */
export function peaksOf(samples: Float32Array, bars = BARS): number[] {
  const step = samples.length / bars
  const loudness = Array.from({ length: bars }, (_, bar) => {
    const part = samples.subarray(
      Math.floor(bar * step),
      Math.max(Math.floor((bar + 1) * step), Math.floor(bar * step) + 1),
    )
    let sum = 0
    for (const sample of part) sum += sample * sample
    return part.length === 0 ? 0 : Math.sqrt(sum / part.length)
  })
  const loudest = Math.max(...loudness)
  return loudest === 0 ? loudness : loudness.map((one) => one / loudest)
}
