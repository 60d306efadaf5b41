import { now, sleep } from '../clock.ts'
import { createTexts } from '../knowledge/texts.ts'
import { median, percentile } from '../statistics.ts'
import type { System } from '../system/system.ts'
import { type Outcome, once, type Run, type Scenario } from './scenario.ts'

const tenantId = 'bench'
const PASSAGES_A_DOCUMENT = 100
/** Words of a passage, and of a question. */
const PASSAGE_WORDS = [80, 220] as const
const QUESTION_WORDS = [6, 14] as const
/** In one request, so that the request itself counts for little. */
const CALLS = 200
const COLD_STARTS = 5
const LONGEST_TRAINING_MS = 60_000

/** What a turn waits for of its tenant's knowledge, in workerd: search among 10,000 passages, 150 intents of ten examples. */
export const knowledge: Scenario = { name: 'knowledge', on: 'knowledge', rounds: once, run }

async function run(system: System, { id, quick }: Run): Promise<Outcome> {
  const texts = createTexts(id)
  const [documents, intents] = quick ? [5, 20] : [100, 150]
  for (let n = 0; n < documents; n++)
    await ask(system, 'putDocument', [documentOf(n, () => texts.text(...PASSAGE_WORDS))])
  const questions = Array.from({ length: CALLS }, () => texts.text(...QUESTION_WORDS))
  const searches = questions.map((query) => ({ tenantId, query, limit: 8 }))
  const coldSearch = await afterForgetting(system, () => ask(system, 'search', searches.slice(0, 1)))
  const search = await eachOf(system, 'search', searches)
  await ask(system, 'putDocument', [{ ...documentOf(0, () => texts.text(...PASSAGE_WORDS)), version: 2 }])
  const searchAfterEdit = await timed(() => ask(system, 'search', searches.slice(0, 1)))

  const learnt = texts.intents(intents, 10)
  const saveMs = await timed(() => ask(system, 'saveIntents', [{ tenantId, intents: learnt }]))
  const { trainMs, waits } = await whileTraining(system, searches)
  const sentences = learnt.flatMap(({ examples }) => examples.slice(0, 2)).slice(0, CALLS)
  const classifications = sentences.map((text) => ({ tenantId, text }))
  const coldIntent = await afterForgetting(system, () => ask(system, 'classify', classifications.slice(0, 1)))
  const intent = await eachOf(system, 'classify', classifications)
  return {
    figures: {
      ...{ searchMs: search, coldSearchMs: median(coldSearch), coldSearchMostMs: Math.max(...coldSearch) },
      ...{ searchAfterEditMs: searchAfterEdit, intentMs: intent, coldIntentMs: median(coldIntent) },
      ...{ saveIntentsMs: saveMs, trainMs, searchWhileTrainingP95: percentile(waits, 0.95) },
    },
  }
}

function documentOf(n: number, text: () => string) {
  const documentId = `doc_${n}`
  const chunks = Array.from({ length: PASSAGES_A_DOCUMENT }, (_, at) => ({
    ...{ id: `${documentId}.1.${at}`, text: text(), language: 'en', words: n * PASSAGES_A_DOCUMENT + at },
  }))
  return { tenantId, documentId, version: 1, title: `Document ${n}`, kind: 'text', chunks }
}

/** From the save until it is learnt, the wait of the queue included; meanwhile one question after the other. */
async function whileTraining(system: System, searches: unknown[]): Promise<{ trainMs: number; waits: number[] }> {
  const from = now()
  const waits: number[] = []
  while (now() - from < LONGEST_TRAINING_MS) {
    waits.push(await timed(() => ask(system, 'search', searches.slice(0, 1))))
    if ((await ask(system, 'isTraining', [{ tenantId }])) === 'false') return { trainMs: now() - from, waits }
    await sleep(5)
  }
  throw new Error('the intents were not learnt')
}

/** Each time with nothing in memory. */
async function afterForgetting(system: System, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < COLD_STARTS; n++) {
    await ask(system, 'forgetMemory', [{}], [500])
    times.push(await timed(work))
  }
  return times
}

/** Of one call, the median of three requests; what a request costs without a call is taken off. */
async function eachOf(system: System, method: string, calls: unknown[]): Promise<number | null> {
  const times: number[] = []
  for (let n = 0; n < 3; n++) {
    const empty = await timed(() => ask(system, method, []))
    times.push(((await timed(() => ask(system, method, calls))) - empty) / calls.length)
  }
  return median(times)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = now()
  await work()
  return now() - from
}

async function ask(system: System, method: string, calls: unknown[], statuses = [200]): Promise<string> {
  const { status, body } = await system.client.post('/', {}, Buffer.from(JSON.stringify({ method, calls })))
  if (!statuses.includes(status)) throw new Error(`${method}: ${status} ${body.slice(0, 300)}`)
  return body
}
