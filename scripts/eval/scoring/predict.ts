import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type DataFile, labelled, questions } from './data'
import { rankFaq } from './faq'
import { OUT_OF_SCOPE } from './intents'
import { rankAll } from './retrieval'
import { predictLanguage, predictRule } from './rules'
import { askedFiles, passagesFor, type Run, trainedFor, trainingRows } from './run'

/** Predictions of every file of a folder, each under the path of its file. */
export async function predictAll(run: Run, folder: string): Promise<void> {
  for (const file of askedFiles(run)) {
    const written = await predictFile(run, folder, file)
    console.log(`${file.path}: ${written}`)
  }
  console.log(NOTE)
}

const NOTE = `
Of intents, "label" is after rejection: "oos" where "score" is below 0.5. A file whose given labels hold no "oos" asks for no
rejection; there "label" is the best intent. "ranking" is never rejected; no-rejection/ has the same files with its first as
label. faq/ has, for each set, the intents ranked as FAQ entries with three phrasings each.`

async function predictFile(run: Run, folder: string, file: DataFile): Promise<string> {
  if (file.task === 'retrieval') return predictRanking(run, folder, file)
  const rows = labelled(run.data, file)
  if (file.task === 'langid') return write(folder, file.path, rows.map(predictLanguage))
  if (file.task === 'own') return write(folder, file.path, rows.map(predictRule))
  const trained = trainedFor(run, file.set)
  const examples = trainingRows(run, file.set)
  if (!trained || !examples) return `no ${file.set}.train to learn from`
  const { predictions } = trained.predict(rows)
  const asksNoRejection = rows.every(({ label }) => label !== undefined && label !== OUT_OF_SCOPE)
  const best = predictions.map(({ best: label, label: _, ...rest }) => ({ ...rest, label }))
  write(join(folder, 'no-rejection'), file.path, best)
  const { rankings } = await rankFaq(examples, rows, run.ai)
  write(join(folder, 'faq'), file.path, rankings)
  return write(folder, file.path, asksNoRejection ? best : predictions.map(({ best: _, ...rest }) => rest))
}

async function predictRanking(run: Run, folder: string, file: DataFile): Promise<string> {
  const passages = passagesFor(run, file.set)
  if (!passages) return `no ${file.set}.passages to find`
  const { rankings } = await rankAll(passages, questions(run.data, file), run.ai)
  return write(folder, file.path, rankings)
}

function write(folder: string, path: string, predictions: readonly object[]): string {
  const target = join(folder, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, predictions.map((prediction) => `${JSON.stringify(prediction)}\n`).join(''))
  return `${predictions.length} predictions`
}
