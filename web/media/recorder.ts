import { signal } from '@preact/signals'

/** Why there is no recording. */
export type MicrophoneProblem = 'refused' | 'missing' | 'busy' | 'unsupported'

export interface Recording {
  /** Ogg with Opus, one channel: what WhatsApp shows as a voice note. */
  file: Blob
  /** Seconds. */
  duration: number
}

/** The best first: what is an OGG already needs nothing more. */
const FORMATS = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus']
const BITS_PER_SECOND = 24_000
/** Meta takes 16 MB; nobody listens to a quarter of an hour. */
export const LONGEST_S = 15 * 60

/** Asks for the microphone and records. Throws a `MicrophoneProblem` in words of its own. */
export async function record() {
  const format = FORMATS.find((one) => globalThis.MediaRecorder?.isTypeSupported(one))
  if (!format || !navigator.mediaDevices) throw new MicrophoneError('unsupported')
  const microphone = await navigator.mediaDevices
    .getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true } })
    .catch((error: unknown) => {
      throw new MicrophoneError(whyNot(error))
    })
  const audio = new AudioContext()
  const source = audio.createMediaStreamSource(microphone)
  // Two channels become one here, whatever the microphone has.
  const one = new MediaStreamAudioDestinationNode(audio, { channelCount: 1 })
  const meter = new AnalyserNode(audio, { fftSize: 512 })
  source.connect(one)
  source.connect(meter)
  const recorder = new MediaRecorder(one.stream, { mimeType: format, audioBitsPerSecond: BITS_PER_SECOND })
  const parts: Blob[] = []
  const level = signal(0)
  const elapsed = signal(0)
  const startedAt = performance.now()
  recorder.ondataavailable = ({ data }) => parts.push(data)
  recorder.start()
  const samples = new Float32Array(meter.fftSize)
  const timer = setInterval(() => {
    meter.getFloatTimeDomainData(samples)
    level.value = loudness(samples)
    elapsed.value = (performance.now() - startedAt) / 1_000
  }, 100)

  async function end(): Promise<void> {
    clearInterval(timer)
    if (recorder.state !== 'inactive') {
      const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }))
      recorder.stop()
      await stopped
    }
    for (const track of microphone.getTracks()) track.stop()
    await audio.close()
  }

  return {
    /** 0 to 1. */
    level,
    /** Seconds. */
    elapsed,
    async stop(): Promise<Recording> {
      const duration = (performance.now() - startedAt) / 1_000
      await end()
      const made = new Blob(parts, { type: format })
      if (format.startsWith('audio/ogg')) return { file: new Blob([made], { type: 'audio/ogg' }), duration }
      const { toOgg } = await import('./to-ogg')
      return { file: await toOgg(made), duration }
    },
    cancel: end,
  }
}

export type Recorder = Awaited<ReturnType<typeof record>>

export class MicrophoneError extends Error {
  readonly problem: MicrophoneProblem

  constructor(problem: MicrophoneProblem) {
    super(problem)
    this.problem = problem
  }
}

function whyNot(error: unknown): MicrophoneProblem {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing'
  return 'busy'
}

function loudness(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return Math.min(1, Math.sqrt(sum / samples.length) * 4)
}
