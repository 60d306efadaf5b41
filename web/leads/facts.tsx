import { Check, Pencil, X } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { personName } from '../frame/tenant'
import { t } from '../i18n'
import { number } from '../i18n/number'
import { IconButton } from '../ui/button'
import type { Lead } from './server'
import { factWords } from './words'

interface Props {
  lead: Lead
  /** Absent: they may only be read. */
  onChange?: (facts: Record<string, string | null>) => void
}

/** What is known, with the customer's own words under it. */
export function FactLines({ lead, onChange }: Props) {
  return (
    <section class="leads-part" aria-label={t('leads.known')}>
      <h3>{t('leads.known')}</h3>
      {lead.facts.length === 0 && <p class="page-help">{t('leads.nothingKnown')}</p>}
      <ul class="leads-facts">
        {lead.facts.map((fact) => (
          <FactLine key={fact.field} fact={fact} {...(onChange ? { onChange } : {})} />
        ))}
      </ul>
    </section>
  )
}

function FactLine({ fact, onChange }: { fact: Lead['facts'][number]; onChange?: Props['onChange'] }) {
  const [draft, setDraft] = useState<string | null>(null)
  const save = () => {
    const value = draft?.trim()
    if (value && value !== fact.value) onChange?.({ [fact.field]: value })
    setDraft(null)
  }
  return (
    <li class="leads-fact">
      <span class="leads-fact-name">{fact.label}</span>
      {draft === null ? (
        <bdi class="leads-fact-value">{factWords(fact.value)}</bdi>
      ) : (
        <input
          class="field-input"
          aria-label={fact.label}
          maxLength={300}
          dir="auto"
          value={draft}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && save()}
        />
      )}
      {onChange && draft === null && (
        <span class="leads-fact-verbs">
          <IconButton
            tip="inward"
            name={t('leads.correct', { field: fact.label })}
            onClick={() => setDraft(fact.value)}
          >
            <Pencil size={16} />
          </IconButton>
          <IconButton
            tip="inward"
            name={t('leads.strike', { field: fact.label })}
            onClick={() => onChange({ [fact.field]: null })}
          >
            <X size={16} />
          </IconButton>
        </span>
      )}
      {draft !== null && (
        <IconButton tip="inward" name={t('leads.keep')} onClick={save}>
          <Check size={16} />
        </IconButton>
      )}
      {fact.quote !== '' && (
        <q class="leads-quote">
          <bdi>{fact.quote}</bdi>
        </q>
      )}
      {fact.by !== 'customer' && <span class="leads-quote">{t('leads.writtenBy', { name: personName(fact.by) })}</span>}
    </li>
  )
}

/** What the score is made of: a sum that anybody can check. */
export function Reasons({ lead }: { lead: Lead }) {
  return (
    <section class="leads-part" aria-label={t('leads.why', { score: lead.score })}>
      <h3>{t('leads.why', { score: number(lead.score) })}</h3>
      <ul class="leads-reasons">
        {lead.reasons.map(({ kind, of, label, points }) => (
          <li key={`${kind} ${of}`}>
            <bdi>{kind === 'intent' ? t('leads.wanted', { intent: label.replaceAll('_', ' ') }) : label}</bdi>
            <span class="numbers" dir="ltr">
              {points > 0 ? `+${number(points)}` : number(points)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
