import { signal } from '@preact/signals'
import { ApiProblem } from '../../api'
import type { Choice } from './pack-choices'
import { type Intent, intentServer, type Pack, type PackLanguage } from './server'

/** Learning takes a second or two. */
const LOOK_AGAIN_MS = 1500
/** Of one intent, as the server takes them. */
const MOST_EXAMPLES = 200

/** What customers want. The server keeps the list as a whole, so each change is made on the newest one. */
export function createIntents() {
  const intents = signal<Intent[] | null>(null)
  const problem = signal<ApiProblem | null>(null)
  /** Saved and not learnt yet: what was learnt before answers. */
  const training = signal(false)
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function show(newest: { intents: Intent[]; training: boolean }): void {
    intents.value = newest.intents
    training.value = newest.training
    clearTimeout(timer)
    if (newest.training) lookLater()
  }

  function lookLater(): void {
    if (!closed) timer = setTimeout(() => void look(), LOOK_AGAIN_MS)
  }

  /** What is shown stays until it is learnt, or the look fails; then it is looked again. */
  async function look(): Promise<void> {
    const newest = await intentServer.list().catch(() => null)
    if (newest && !newest.training) show(newest)
    else lookLater()
  }

  async function load(): Promise<void> {
    try {
      show(await intentServer.list())
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = error
    }
  }

  async function change(by: (newest: Intent[]) => Intent[]): Promise<void> {
    show(await intentServer.save(by((await intentServer.list()).intents)))
  }

  return {
    intents,
    training,
    problem,
    load,
    close: () => {
      closed = true
      clearTimeout(timer)
    },
    /** `before`: the name it had; undefined: a new one. */
    put: (intent: Intent, before?: string) =>
      change((newest) =>
        before !== undefined && newest.some(({ name }) => name === before)
          ? newest.map((one) => (one.name === before ? intent : one))
          : [...newest, intent],
      ),
    remove: (name: string) => change((newest) => newest.filter((one) => one.name !== name)),
    /** One that is there already, or is chosen to take it up, gets the examples it lacks. */
    addPack: (pack: Pack, languages: readonly PackLanguage[], choices: ReadonlyMap<string, Choice>) =>
      change((newest) =>
        pack.intents.reduce(
          (list, intent) => withIntent(list, inLanguages(intent, languages), choices.get(intent.name)),
          newest,
        ),
      ),
    /** What was said of one is said of the other; the first is gone. More than fit are refused: none is lost unsaid. */
    merge: (from: string, into: string) =>
      change((newest) => {
        const gone = newest.find(({ name }) => name === from)
        if (!gone || !newest.some(({ name }) => name === into)) return newest
        const rest = newest.filter((one) => one !== gone)
        return rest.map((one) => (one.name === into ? withExamples(one, gone.examples) : one))
      }),
    move: (text: string, from: string, into: string) =>
      change((newest) => {
        if (!newest.some(({ name }) => name === into)) return newest
        return newest.map((one) => {
          const without = one.examples.filter((example) => example !== text)
          if (one.name === into) return { ...one, examples: [...without, text] }
          return one.name === from ? { ...one, examples: without } : one
        })
      }),
  }
}

export type Intents = ReturnType<typeof createIntents>

function inLanguages(
  { name, description, examples }: Pack['intents'][number],
  languages: readonly PackLanguage[],
): Intent {
  return {
    name,
    description,
    examples: examples.filter(({ language }) => languages.includes(language)).map(({ text }) => text),
  }
}

function withIntent(list: Intent[], added: Intent, choice: Choice = { how: 'add' }): Intent[] {
  if (choice.how === 'leave_out') return list
  const into = choice.how === 'merge' ? list.find(({ name }) => name === choice.into) : undefined
  const held = into ?? list.find(({ name }) => name === added.name)
  if (!held) return [...list, added]
  const more = withExamples(held, added.examples)
  return list.map((one) => (one === held ? { ...more, examples: more.examples.slice(0, MOST_EXAMPLES) } : one))
}

function withExamples(intent: Intent, added: readonly string[]): Intent {
  return { ...intent, examples: [...new Set([...intent.examples, ...added])] }
}

/** `opening_hours` → `opening hours`: names are for programs too. */
export function readableName(name: string): string {
  return name.replaceAll('_', ' ')
}
