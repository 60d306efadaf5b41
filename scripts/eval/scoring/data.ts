import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import * as z from 'zod'

/** A message with its class. A file of the test parts may leave the class out: it is what is to be predicted. */
const labelledRow = z.object({
  id: z.string(),
  text: z.string(),
  label: z.string().optional(),
  lang: z.string().optional(),
  k: z.number().optional(),
  kind: z.string().optional(),
})
const passageRow = z.object({
  id: z.string(),
  text: z.string(),
  title: z.string().optional(),
  lang: z.string().optional(),
})
/** All that a prediction may know of what is asked. */
const askedRow = z.object({ id: z.string(), text: z.string() })
const questionRow = z.object({
  id: z.string(),
  text: z.string(),
  relevant: z.array(z.string()).optional(),
  answers: z.array(z.string()).optional(),
  lang: z.string().optional(),
})

export type AskedRow = z.infer<typeof askedRow>
export type LabelledRow = z.infer<typeof labelledRow>
export type PassageRow = z.infer<typeof passageRow>
export type QuestionRow = z.infer<typeof questionRow>

export type Task = 'intent' | 'langid' | 'own' | 'retrieval'

export interface DataFile {
  /** Below the folder, with its extension: predictions are written under the same. */
  path: string
  task: Task
  /** `banking77`, `xquad.en`. */
  set: string
  /** `train`, `dev`, `test`, `passages`, `questions`. */
  part: string
}

const FILE = /(?:^|\/)([^/]+?)\.(\w+)\.jsonl$/

/** All data files below a folder, in a fixed order. Names say what they are: `<set>.<part>.jsonl`. */
export function listData(folder: string): DataFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
    .flatMap((path) => {
      const [, set, part] = FILE.exec(path) ?? []
      return set === undefined || part === undefined ? [] : [{ path, set, part, task: taskOf(path, set, part) }]
    })
}

function taskOf(path: string, set: string, part: string): Task {
  if (part === 'passages' || part === 'questions') return 'retrieval'
  if (set.startsWith('langid') || path.includes('langid/')) return 'langid'
  if (path.includes('own/') || set.startsWith('handover')) return 'own'
  return 'intent'
}

export const labelled = (folder: string, file: DataFile): LabelledRow[] => rows(folder, file, labelledRow)
export const asked = (folder: string, file: DataFile): AskedRow[] => rows(folder, file, askedRow)
export const passages = (folder: string, file: DataFile): PassageRow[] => rows(folder, file, passageRow)
export const questions = (folder: string, file: DataFile): QuestionRow[] => rows(folder, file, questionRow)

function rows<Row>(folder: string, { path }: DataFile, shape: z.ZodType<Row>): Row[] {
  const lines = readFileSync(join(folder, path), 'utf8').split('\n')
  return lines.flatMap((line, n) => {
    if (line.trim() === '') return []
    const parsed = shape.safeParse(JSON.parse(line))
    if (!parsed.success) throw new Error(`${path}:${n + 1} ${parsed.error.message}`)
    return [parsed.data]
  })
}
