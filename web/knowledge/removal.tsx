import { CircleCheck, Hourglass } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n'
import { dateWithTime } from '../i18n/time'
import { problemText } from '../problem-text'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { AnsweredFrom } from './answered'
import { Impact } from './impact'
import { lookAgain, type Receipt } from './server'
import type { DocumentShown, Knowledge } from './store'
import './removal.css'

const LOOK_AGAIN_MS = 2_000

interface Props {
  knowledge: Knowledge
  document: DocumentShown
  onBack: () => void
  onClose: () => void
}

/** Asks first, removes, and shows what was found of it afterwards, place by place. */
export function Removal({ knowledge, document: { id, title, chunks }, onBack, onClose }: Props) {
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    if (!receipt || receipt.gone) return
    const timer = setTimeout(
      () => lookAgain(id).then(setReceipt, (error: unknown) => setProblem(problemText(error))),
      LOOK_AGAIN_MS,
    )
    return () => clearTimeout(timer)
  }, [receipt, id])

  async function remove(): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      setReceipt(await knowledge.remove(id))
    } catch (error) {
      setProblem(problemText(error))
      setBusy(false)
    }
  }
  const told = problem && (
    <p class="field-error" role="alert">
      {problem}
    </p>
  )
  if (!receipt) {
    return (
      <Dialog
        title={t('knowledge.removeTitle', { name: title })}
        onClose={onBack}
        actions={
          <>
            <Button onClick={onBack}>{t('frame.cancel')}</Button>
            <Button kind="danger" disabled={busy} onClick={() => void remove()}>
              {t('knowledge.remove')}
            </Button>
          </>
        }
      >
        <p>{t('knowledge.removeText', { n: chunks })}</p>
        <AnsweredFrom documentId={id} />
        <Impact documentId={id} change="removal" />
        {told}
      </Dialog>
    )
  }
  const { gone, vectors, text, file, checkedAt } = receipt
  const places: [name: string, left: boolean][] = [
    [t('knowledge.passagesHead'), receipt.chunks > 0],
    [t('hub.meanings'), vectors > 0],
    [t('knowledge.text'), text],
    [t('hub.file'), file],
  ]
  return (
    <Dialog
      title={t(gone ? 'hub.goneTitle' : 'hub.goingTitle', { name: title })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('frame.close')}</Button>}
    >
      <div class="receipt" role="status">
        <dl>
          {places.map(([name, left]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd class={left ? 'receipt-left' : undefined}>
                {left ? <Hourglass size={15} /> : <CircleCheck size={15} />}
                {t(left ? 'hub.stillThere' : 'hub.gone')}
              </dd>
            </div>
          ))}
        </dl>
        <p>{t('hub.lookedFor', { time: dateWithTime(checkedAt) })}</p>
        <p class="receipt-id">
          <bdi>{id}</bdi>
        </p>
      </div>
      {!gone && <p>{t('hub.goingText')}</p>}
      {told}
    </Dialog>
  )
}
