import { Plus, X } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { ApiProblem } from '../api'
import { refusalText } from '../channels/refusal-text'
import { tenant } from '../frame/tenant'
import { t } from '../i18n'
import { number } from '../i18n/number'
import { may } from '../session'
import { Button, IconButton } from '../ui/button'
import { TextField } from '../ui/field'
import { Meter } from '../ui/meter'
import { Notice } from '../ui/notice'
import { SelectField } from '../ui/select-field'
import { say } from '../ui/toast'
import { numberName } from './number-name'
import type { Cap, UsageRow } from './server'
import { CATEGORIES, usedOf } from './sums'
import { categoryName } from './words'

interface Props {
  caps: readonly Cap[]
  rows: readonly UsageRow[]
  /** Caps count this month; of an earlier one nothing is left to stop. */
  current: boolean
  save: (caps: Cap[]) => Promise<void>
}

/** How much may be sent in a month, with what is used of it. */
export function Caps({ caps, rows, current, save }: Props) {
  const [draft, setDraft] = useState<Cap[] | null>(null)
  const writes = may('channel.write')
  return (
    <section class="page-section" aria-labelledby="caps-title">
      <div class="page-section-head">
        <h2 id="caps-title">{t('usage.caps')}</h2>
        {writes && draft === null && (
          <Button onClick={() => setDraft(caps.length === 0 ? [newCap()] : [...caps])}>
            {t(caps.length === 0 ? 'usage.addCap' : 'usage.changeCaps')}
          </Button>
        )}
      </div>
      <p class="page-help">{t('usage.capsHelp')}</p>
      {draft ? (
        <CapsEditor draft={draft} setDraft={setDraft} save={save} onDone={() => setDraft(null)} />
      ) : caps.length === 0 ? (
        <p>{t('usage.capsNone')}</p>
      ) : (
        <ul class="caps">
          {caps.map((cap) => (
            <CapLine key={`${cap.channelId} ${cap.category}`} cap={cap} used={current ? usedOf(cap, rows) : null} />
          ))}
        </ul>
      )}
    </section>
  )
}

function CapLine({ cap, used }: { cap: Cap; used: number | null }) {
  const reached = used !== null && used >= cap.monthly
  const name = `${capNumber(cap.channelId)} · ${capCategory(cap.category)}`
  const words =
    used === null ? t('usage.capOnly', { n: cap.monthly }) : t('usage.capOf', { used: number(used), n: cap.monthly })
  return (
    <li class="cap">
      <p class="cap-words">
        <bdi>{name}</bdi>
        <span class="numbers">{words}</span>
      </p>
      {used !== null && <Meter label={name} value={used} max={cap.monthly} text={words} />}
      <p class={reached ? 'cap-action cap-reached' : 'cap-action'}>
        {t(
          reached
            ? cap.action === 'stop'
              ? 'usage.stopped'
              : 'usage.warned'
            : cap.action === 'stop'
              ? 'usage.willStop'
              : 'usage.willWarn',
        )}
      </p>
    </li>
  )
}

interface EditorProps {
  draft: Cap[]
  setDraft: (next: Cap[]) => void
  save: (caps: Cap[]) => Promise<void>
  onDone: () => void
}

function CapsEditor({ draft, setDraft, save, onDone }: EditorProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const update = (at: number, part: Partial<Cap>) =>
    setDraft(draft.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const twice = new Set(draft.map(({ channelId, category }) => `${channelId} ${category}`)).size < draft.length
  const ready = !twice && !busy && draft.every(({ monthly }) => Number.isInteger(monthly) && monthly >= 1)

  async function confirm(): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      await save(draft)
      say(t('usage.capsSaved'))
      onDone()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(refusalText(error))
      setBusy(false)
    }
  }
  return (
    <form
      class="caps-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void confirm()
      }}
    >
      <ol>
        {draft.map((cap, index) => (
          <li key={index} class="cap-fields">
            <SelectField
              label={t('usage.number')}
              value={cap.channelId}
              options={[
                { value: '', name: t('usage.allNumbers') },
                ...tenant.value.channels.map(({ id }) => ({ value: id, name: numberName(id) })),
              ]}
              onChange={(channelId) => update(index, { channelId })}
            />
            <SelectField
              label={t('templates.category')}
              value={cap.category}
              options={[
                { value: '', name: t('usage.allCategories') },
                ...CATEGORIES.filter((one) => one !== 'other').map((value) => ({ value, name: categoryName(value) })),
              ]}
              onChange={(category) => update(index, { category })}
            />
            <TextField
              label={t('usage.monthly')}
              value={cap.monthly === 0 ? '' : String(cap.monthly)}
              onInput={(event) =>
                update(index, { monthly: Number(event.currentTarget.value.replace(/\D/g, '').slice(0, 9)) })
              }
            />
            <SelectField
              label={t('usage.then')}
              value={cap.action}
              options={[
                { value: 'warn', name: t('usage.warn') },
                { value: 'stop', name: t('usage.stop') },
              ]}
              onChange={(action) => update(index, { action })}
            />
            <IconButton
              tip="inward"
              name={t('usage.removeCap', { n: index + 1 })}
              onClick={() => setDraft(draft.filter((_, one) => one !== index))}
            >
              <X size={16} />
            </IconButton>
          </li>
        ))}
      </ol>
      {twice && <Notice tone="warning">{t('usage.capTwice')}</Notice>}
      {problem && (
        <Notice tone="critical" alert>
          {problem}
        </Notice>
      )}
      <div class="caps-verbs">
        <Button icon={<Plus size={16} />} onClick={() => setDraft([...draft, newCap()])}>
          {t('usage.addCap')}
        </Button>
        <span class="caps-space" />
        <Button onClick={onDone}>{t('frame.cancel')}</Button>
        <Button kind="main" type="submit" disabled={!ready}>
          {busy ? t('channels.working') : t('usage.saveCaps')}
        </Button>
      </div>
    </form>
  )
}

function newCap(): Cap {
  return { channelId: '', category: 'marketing', monthly: 1000, action: 'warn' }
}

function capNumber(channelId: string): string {
  return channelId === '' ? t('usage.allNumbers') : numberName(channelId)
}

function capCategory(category: string): string {
  const known = CATEGORIES.find((one) => one === category)
  return category === '' ? t('usage.allCategories') : known ? categoryName(known) : category
}
