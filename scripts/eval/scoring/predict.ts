import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { asked, type DataFile } from './data'
import { rankFaq } from './faq'
import { isOpen } from './intents'
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
Of what is asked only "id" and "text" are read, never a label. "score" is how sure it is that a message is of any intent;
"label" is "oos" where that is below 0.5. Where the part to learn from has no "oos" and ten examples or more of every intent,
the set has no other messages, and "label" is the best intent. "best" is that in any case, as is "ranking"'s first.
rejection/ has all sets with rejection as "label", no-rejection/ all without. faq/ has, for each set, the intents ranked as
FAQ entries with three phrasings each and no title; faq-named/ the same under what the intents are called.`

async function predictFile(run: Run, folder: string, file: DataFile): Promise<string> {
  const messages = asked(run.data, file)
  if (file.task === 'retrieval') {
    const passages = passagesFor(run, file.set)
    if (!passages) return `no ${file.set}.passages to find`
    return write(folder, file.path, (await rankAll(passages, messages, run.ai)).rankings)
  }
  if (file.task === 'langid') return write(folder, file.path, messages.map(predictLanguage))
  if (file.task === 'own') return write(folder, file.path, messages.map(predictRule))
  const trained = trainedFor(run, file.set)
  const examples = trainingRows(run, file.set)
  if (!trained || !examples) return `no ${file.set}.train to learn from`
  const { predictions } = trained.predict(messages)
  const best = predictions.map((prediction) => ({ ...prediction, label: prediction.best }))
  write(join(folder, 'rejection'), file.path, predictions)
  write(join(folder, 'no-rejection'), file.path, best)
  for (const [name, titled] of FAQS) {
    const { rankings } = await rankFaq(examples, messages, { ai: run.ai, titled })
    write(join(folder, name), file.path, rankings)
  }
  return write(folder, file.path, isOpen(examples) ? predictions : best)
}

const FAQS = [
  ['faq', 'untitled'],
  ['faq-named', 'by_name'],
] as const

function write(folder: string, path: string, predictions: readonly object[]): string {
  const target = join(folder, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, predictions.map((prediction) => `${JSON.stringify(prediction)}\n`).join(''))
  return `${predictions.length} predictions`
}
