import type { AiBinding } from '../../../workers/env'
import { type DataFile, labelled, listData, passages } from './data'
import { shotsOf, type Trained, train } from './intents'

/** What one call of the command was asked for. */
export interface Run {
  train: string
  data: string
  shots: number | undefined
  only: readonly string[]
  ai: AiBinding
}

/** Files that are asked, not learnt from: everything but train parts and passages. */
export function askedFiles(run: Run): DataFile[] {
  return listData(run.data)
    .filter(({ part }) => part !== 'train' && part !== 'passages')
    .filter(({ path }) => isAsked(run, path))
}

export function isAsked({ only }: Run, path: string): boolean {
  return only.length === 0 || only.some((word) => path.includes(word))
}

/** The part of a set to learn from; undefined: the folder has none. */
export function trainingRows(run: Run, set: string) {
  const file = listData(run.train).find((one) => one.set === set && one.part === 'train' && one.task === 'intent')
  return file && labelled(run.train, file)
}

export function trainedFor(run: Run, set: string, shots = run.shots): Trained | undefined {
  const rows = trainingRows(run, set)
  return rows && train(shotsOf(rows, shots))
}

/** The passages a set of questions is asked against: beside the questions, else in the folder to learn from. */
export function passagesFor(run: Run, set: string) {
  for (const folder of [run.data, run.train]) {
    const file = listData(folder).find((one) => one.set === set && one.part === 'passages')
    if (file) return passages(folder, file)
  }
  return undefined
}
