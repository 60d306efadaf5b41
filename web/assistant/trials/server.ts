import { api, ok } from '../../api'

const { assistant } = api
const sets = assistant['question-sets']
const set = sets[':setId']
const { trials, gate } = assistant
const trial = trials[':runId']
const PAGE = '200'

const readGate = async () => (await ok(gate.$get())).gate
export type Gate = Awaited<ReturnType<typeof readGate>>

export const trialServer = {
  sets: async () => (await ok(sets.$get())).sets,
  set: async (setId: string) => (await ok(set.$get({ param: { setId } }))).set,
  addSet: async (json: SetWanted) => (await ok(sets.$post({ json }))).set,
  readCsv: (csv: string) => ok(sets.read.$post({ json: { csv } })),
  documents: async () => (await ok(api.knowledge.documents.$get())).documents,
  changeSet: async (setId: string, json: SetWanted) => (await ok(set.$put({ param: { setId }, json }))).set,
  removeSet: (setId: string) => ok(set.$delete({ param: { setId } })),
  trials: async () => (await ok(trials.$get({ query: {} }))).trials,
  trial: async (runId: string) => (await ok(trial.$get({ param: { runId } }))).trial,
  results: (runId: string, after: number) =>
    ok(trial.results.$get({ param: { runId }, query: { after: String(after), limit: PAGE } })),
  start: async (json: TrialWanted) => (await ok(trials.$post({ json }))).trial,
  cancel: async (runId: string) => (await ok(trial.cancel.$post({ param: { runId } }))).trial,
  judge: (runId: string, n: number, verdict: 'right' | 'wrong') =>
    ok(trial.results[':n'].$put({ param: { runId, n: String(n) }, json: { verdict } })),
  gate: readGate,
  changeGate: (json: Gate['thresholds']) => ok(assistant.settings.gate.$put({ json })),
  override: async (reason: string) => (await ok(gate.override.$put({ json: { reason } }))).gate,
  endOverride: async () => (await ok(gate.override.$delete())).gate,
}

export type TrialWanted =
  | { kind: 'batch'; setId: string }
  | { kind: 'replay'; conversations: number; days: number }
  | { kind: 'impact'; documentId: string; change: 'draft' | 'removal' | 'file' }

export interface Question {
  text: string
  expects: { kind: 'any' | 'answer' | 'hand_off' | 'clarify'; documentId: string | null; contains: string[] }
}
export interface SetWanted {
  name: string
  questions: Question[]
}

export type SourceDocument = Pick<Awaited<ReturnType<typeof trialServer.documents>>[number], 'id' | 'title'>
export type SkippedRow = Awaited<ReturnType<typeof trialServer.readCsv>>['skipped'][number]
export type QuestionSet = Awaited<ReturnType<typeof trialServer.sets>>[number]
export type Trial = Awaited<ReturnType<typeof trialServer.trial>>
export type Result = Awaited<ReturnType<typeof trialServer.results>>['results'][number]
