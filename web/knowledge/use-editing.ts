import { useEffect, useState } from 'preact/hooks'
import { problemText } from '../problem-text'
import { type FaqPair, faqPairs, newPair } from './faq'
import type { Details, DocumentDraft, DocumentShown, Knowledge } from './store'

export interface Editing {
  /** null: its text is on its way, or, with a problem, did not come. */
  written: DocumentDraft | null
  /** Where it is questions and answers in the form the editor writes. */
  pairs: FaqPair[] | null
  details: Details
  typed: boolean
  problem: string | null
  change: (part: Partial<DocumentDraft>) => void
  changeDetails: (part: Partial<Details>) => void
  refuse: (problem: string | null) => void
}

/** What is typed into the dialog of a document: of the draft, where there is one. */
export function useEditing(
  knowledge: Knowledge,
  start: DocumentDraft | null,
  known: DocumentShown | undefined,
): Editing {
  const [written, setWritten] = useState(start)
  const [pairs, setPairs] = useState<FaqPair[] | null>(start?.kind === 'faq' ? [newPair(start.title)] : null)
  const [changed, setChanged] = useState<Partial<Details>>({})
  const [typed, setTyped] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isWritten = known !== undefined && known.kind !== 'file' && known.kind !== 'page'

  useEffect(() => {
    if (!known || !isWritten || written) return
    const { title, kind } = known.draft ?? known
    knowledge.text(known.id, known.draft !== null).then(
      (text) => {
        setWritten({ title, kind: editable(kind), text })
        setPairs(kind === 'faq' ? faqPairs(text) : null)
      },
      (error: unknown) => setProblem(problemText(error)),
    )
  }, [known?.id, isWritten, written === null, knowledge])

  return {
    written,
    pairs,
    details: { audience: known?.audience ?? 'customers', expiresAt: known?.expiresAt ?? null, ...changed },
    typed,
    problem,
    change(part) {
      setWritten((before) => before && { ...before, ...part })
      setTyped(true)
    },
    changeDetails(part) {
      setChanged((before) => ({ ...before, ...part }))
      setTyped(true)
    },
    refuse: setProblem,
  }
}

function editable(kind: DocumentShown['kind']): DocumentDraft['kind'] {
  return kind === 'file' || kind === 'page' ? 'markdown' : kind
}
