import type { Recording } from './recorder'

/** `stop`: the finger that held the button was lifted. */
export type VoiceDraft =
  | { state: 'recording'; stop: boolean }
  | { state: 'ready'; id: string; recording: Recording; address: string }
