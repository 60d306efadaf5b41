import type { Heard } from '../conversations/heard'
import type { Voice } from './settings/voice'
import type { Said, SaidFile, Turn, TurnDeps } from './turn'

/** Before the turn's own time begins: a minute of speech takes a second or two. */
const HEAR_MS = 6000
/** Files in one burst that are looked at; whoever sends more wants people to. */
const MOST_FILES = 3

export interface Understood {
  /** The customer's words of each message, in order, whether written, spoken or shown. */
  words: { seq: number; text: string }[]
  heard: (Heard & { seq: number })[]
  /** Only the customer's own words: pictures are no speech of theirs. */
  own: { seq: number; text: string }[]
  /** The same in one. */
  spoken: string
  /** What could not be understood, and why. */
  lost: { what: 'speech' | 'picture' | 'file'; why: 'declined' | 'failed' }[]
}

/** Voice notes into words, pictures into what they show; the rest is as it was written. */
export async function understand(turn: Turn, voice: Voice, language: string, deps: TurnDeps): Promise<Understood> {
  const files = turn.burst.filter(({ file, heard }) => file && !heard).slice(0, MOST_FILES)
  const senses = new Map(
    await Promise.all(
      files.map(async (said) => [said.seq, await sense(said, voice, language, deps)] satisfies [number, Sensed]),
    ),
  )
  const understood: Understood = { words: [], heard: [], own: [], spoken: '', lost: [] }
  for (const said of turn.burst) {
    const sensed = said.heard ?? senses.get(said.seq)
    const heard = sensed && 'text' in sensed ? sensed : null
    if (sensed && !heard && 'why' in sensed) understood.lost.push(sensed)
    else if (!heard && !said.text && UNREADABLE.has(said.type)) understood.lost.push({ what: 'file', why: 'failed' })
    if (heard && !said.heard) understood.heard.push({ seq: said.seq, ...heard })
    const own = [said.text?.trim() ?? '', heard?.what === 'speech' ? heard.text : ''].filter(Boolean)
    if (own.length > 0) understood.own.push({ seq: said.seq, text: own.join('\n') })
    const text = [...own, heard?.what === 'picture' ? heard.text : ''].filter(Boolean).join('\n')
    if (text !== '') understood.words.push({ seq: said.seq, text })
  }
  understood.spoken = understood.own.map(({ text }) => text).join('\n')
  return understood
}

/** Carry something to be understood that is no words. */
const UNREADABLE = new Set(['audio', 'image', 'video', 'document', 'location', 'contacts', 'order'])

type Sensed = Heard | Understood['lost'][number] | null

async function sense({ type, file }: Said, voice: Voice, language: string, deps: TurnDeps): Promise<Sensed> {
  if (!file) return null
  if (type === 'audio') return listen(file, voice, deps)
  if (type === 'image') return look(file, voice, language, deps)
  return null
}

async function listen(file: SaidFile, { voiceNotes }: Voice, deps: TurnDeps): Promise<Sensed> {
  if (voiceNotes === 'decline') return { what: 'speech', why: 'declined' }
  const result = file.state === 'here' ? await deps.hear(file, HEAR_MS) : null
  if (!result?.ok || result.value.text.trim() === '') return { what: 'speech', why: 'failed' }
  return { what: 'speech', text: result.value.text.trim(), language: result.value.language }
}

async function look(file: SaidFile, { images }: Voice, language: string, deps: TurnDeps): Promise<Sensed> {
  if (images === 'decline') return { what: 'picture', why: 'declined' }
  const result = file.state === 'here' ? await deps.look(file, language, HEAR_MS) : null
  if (!result?.ok) return { what: 'picture', why: 'failed' }
  return { what: 'picture', text: result.value, language }
}
