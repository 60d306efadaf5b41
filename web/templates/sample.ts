import { type Signal, signal } from '@preact/signals'
import { ApiProblem } from '../api'
import { refusalText } from '../channels/refusal-text'
import { templateServer } from './server'

type SampleState =
  | { at: 'none' }
  | { at: 'sending' }
  | { at: 'done'; name: string; url: string | null }
  | { at: 'failed'; problem: string }

type FileFormat = 'IMAGE' | 'VIDEO' | 'DOCUMENT'

const ACCEPTED: Record<FileFormat, string> = {
  IMAGE: 'image/jpeg,image/png',
  VIDEO: 'video/mp4',
  DOCUMENT: 'application/pdf',
}

/** The file that Meta reviews together with the text. */
export interface Sample {
  state: Signal<SampleState>
  accepted(format: string): string
  /** Answers Meta's handle; null: it was refused, and `state` says why. */
  send(format: string, file: File): Promise<string | null>
  close(): void
}

export function createSample(channelId: string): Sample {
  const state = signal<SampleState>({ at: 'none' })
  const forget = () => {
    const { value } = state
    if (value.at === 'done' && value.url) URL.revokeObjectURL(value.url)
  }
  return {
    state,
    accepted: (format) => (format in ACCEPTED ? ACCEPTED[format as FileFormat] : ''),
    async send(format, file) {
      forget()
      state.value = { at: 'sending' }
      try {
        const { handle } = await templateServer.sample(channelId, file)
        const url = format === 'IMAGE' ? URL.createObjectURL(file) : null
        state.value = { at: 'done', name: file.name, url }
        return handle
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        state.value = { at: 'failed', problem: refusalText(error) }
        return null
      }
    },
    close: forget,
  }
}
