import { X } from 'lucide-preact'
import { useEffect, useId, useState } from 'preact/hooks'
import { t } from '../../i18n'
import { Button } from '../../ui/button'
import { intentServer } from '../intents/server'
import './intents-field.css'

interface Props {
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

const MOST = 10

/** Chosen among the tenant's own: a name that is none of them would begin nothing, and nobody would see why. */
export function IntentsField({ chosen, onChange }: Props) {
  const id = useId()
  const known = useKnown()
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState(false)
  const open = known?.filter((name) => !chosen.includes(name)) ?? []
  const find = (text: string) => open.find((name) => name.toLowerCase() === text.trim().toLowerCase())
  const add = (text: string) => {
    const found = find(text)
    setRefused(found === undefined && text.trim() !== '')
    if (found === undefined) return
    onChange([...chosen, found])
    setTyped('')
  }
  const unknown = known === null ? [] : chosen.filter((name) => !known.includes(name))
  const hint = known?.length === 0 ? t('leads.intentsNone') : t('leads.intentsChoose')
  return (
    <div class="field intents-field">
      <div class="field-head">
        <label for={id}>{t('leads.flowBegins')}</label>
      </div>
      {chosen.length > 0 && (
        <ul class="intents-chosen">
          {chosen.map((name) => (
            <li key={name} class={unknown.includes(name) ? 'chip chip-soon chip-26' : 'chip chip-neutral chip-26'}>
              <bdi class="chip-text">{name}</bdi>
              <button
                type="button"
                aria-label={t('leads.removeRow', { name })}
                onClick={() => onChange(chosen.filter((one) => one !== name))}
              >
                <X size={14} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen.length < MOST && (
        <div class="intents-add">
          <input
            id={id}
            class="field-input"
            dir="auto"
            list={`${id}-all`}
            value={typed}
            maxLength={80}
            aria-describedby={`${id}-about`}
            aria-invalid={refused ? true : undefined}
            onInput={({ currentTarget: { value } }) => {
              setTyped(value)
              setRefused(false)
            }}
            onChange={({ currentTarget: { value } }) => add(value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault() // it would save the page
              add(event.currentTarget.value)
            }}
          />
          <datalist id={`${id}-all`}>
            {open.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <Button onClick={() => add(typed)}>{t('leads.intentAdd')}</Button>
        </div>
      )}
      <p id={`${id}-about`} class={refused || unknown.length > 0 ? 'field-error' : 'field-help'} role="status">
        {refused
          ? t('leads.intentUnknown', { name: typed.trim() })
          : unknown.length > 0
            ? t('leads.intentUnknown', { name: unknown.join(', ') })
            : hint}{' '}
        {(refused || unknown.length > 0 || known?.length === 0) && (
          <a href="/assistant/intents">{t('assistant.intents')}</a>
        )}
      </p>
    </div>
  )
}

/** null: not known yet, or not to be read; then nothing is called unknown. */
function useKnown(): string[] | null {
  const [known, setKnown] = useState<string[] | null>(null)
  useEffect(() => {
    intentServer.list().then(
      ({ intents }) => setKnown(intents.map(({ name }) => name)),
      () => setKnown(null),
    )
  }, [])
  return known
}
