import * as z from 'zod'

/**
 * What every reader makes of a file: its headings, paragraphs and rows in order, each with where it stands. Marks in a
 * text are Markdown's.
 */
export const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.number().int(), text: z.string(), place: z.string().nullable() }),
  z.object({ kind: z.literal('text'), text: z.string(), place: z.string().nullable() }),
  /** One row of a table, each value with the name of its column: it is understood without the others. */
  z.object({ kind: z.literal('row'), text: z.string(), place: z.string().nullable() }),
  z.object({
    kind: z.literal('entry'),
    questions: z.array(z.string()).min(1),
    text: z.string(),
    place: z.string().nullable(),
  }),
])
export type Block = z.infer<typeof block>

/** As it is kept beside the file that it was read from. */
export const readFile = z.object({ blocks: z.array(block) })
export type ReadFile = z.infer<typeof readFile>

/** Why a file gives nothing to answer from. */
export type FileFault =
  | 'scanned'
  | 'letters_unknown'
  | 'locked'
  | 'damaged'
  | 'too_many_pages'
  | 'too_large_inside'
  | 'not_readable'
  | 'empty'
  | 'too_large'

/** Thrown by readers, caught where the file is read: what is none is a defect, and the job runs again. */
export class UnreadableFile extends Error {
  readonly fault: FileFault

  constructor(fault: FileFault) {
    super(fault)
    this.name = 'UnreadableFile'
    this.fault = fault
  }
}

/** The whole as Markdown, for a person to read. */
export function markdownOf(blocks: readonly Block[]): string {
  const parts: string[] = []
  let before: Block['kind'] | undefined
  for (const one of blocks) {
    const glue = before === undefined ? '' : before === 'row' && one.kind === 'row' ? '\n' : '\n\n'
    parts.push(glue + shown(one))
    before = one.kind
  }
  return parts.join('')
}

function shown(one: Block): string {
  if (one.kind === 'heading') return `${'#'.repeat(Math.min(6, Math.max(1, one.level)))} ${one.text}`
  if (one.kind === 'row') return `- ${one.text}`
  if (one.kind === 'text') return one.text
  return [...one.questions.map((question) => `Q: ${question}`), `A: ${one.text}`].join('\n')
}
