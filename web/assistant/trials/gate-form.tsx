import { useState } from 'preact/hooks'
import { type MessageKey, t } from '../../i18n'
import { number } from '../../i18n/number'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { say } from '../../ui/toast'
import { Toggle } from '../../ui/toggle'
import { type Gate, trialServer } from './server'

type Thresholds = Gate['thresholds']
type Name = 'questionsLeast' | 'answeredLeast' | 'rightLeast' | 'unsupportedMost' | 'freshDays'

interface Field {
  label: MessageKey
  least: number
  most: number
  /** Typed in per cent, kept as a share. */
  share: boolean
}

const NAMES: readonly Name[] = ['questionsLeast', 'answeredLeast', 'rightLeast', 'unsupportedMost', 'freshDays']
const FIELDS: Record<Name, Field> = {
  questionsLeast: { label: 'trials.questionsLeast', least: 1, most: 1000, share: false },
  answeredLeast: { label: 'trials.answeredLeast', least: 0, most: 100, share: true },
  rightLeast: { label: 'trials.rightLeast', least: 0, most: 100, share: true },
  unsupportedMost: { label: 'trials.unsupportedMost', least: 0, most: 100, share: true },
  freshDays: { label: 'trials.freshDays', least: 1, most: 90, share: false },
}

/** What a trial must show before the assistant is let speak. */
export function GateForm({ gate: { thresholds }, changed }: { gate: Gate; changed: () => Promise<void> }) {
  const [needed, setNeeded] = useState(thresholds.needed)
  const [typed, setTyped] = useState(() => typedOf(thresholds))
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const wrong = NAMES.filter((name) => numberIn(name, typed[name]) === null)
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await trialServer.changeGate({ ...thresholds, needed, ...numbersOf(typed, thresholds) })
      say(t('trials.gateSaved'))
      await changed()
    } catch (error) {
      setProblem(problemText(error))
    }
    setBusy(false)
  }
  return (
    <details class="gate-details">
      <summary>{t('trials.gateForm')}</summary>
      <form
        class="gate-form"
        aria-label={t('trials.gateForm')}
        onSubmit={(event) => {
          event.preventDefault()
          if (wrong.length === 0 && !busy) void save()
        }}
      >
        <p class="page-help">{t('trials.gateHelp')}</p>
        <fieldset class="gate-fields" disabled={!may('assistant.write')}>
          <Toggle label={t('trials.gateNeeded')} on={needed} onChange={setNeeded} />
          {needed && (
            <div class="gate-numbers">
              {NAMES.map((name) => (
                <TextField
                  key={name}
                  label={t(FIELDS[name].label)}
                  inputMode="numeric"
                  maxLength={4}
                  value={typed[name]}
                  error={wrong.includes(name) ? wrongText(FIELDS[name]) : undefined}
                  onInput={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
                />
              ))}
            </div>
          )}
        </fieldset>
        {problem && (
          <Notice tone="critical" alert>
            {problem}
          </Notice>
        )}
        {may('assistant.write') && (
          <Button type="submit" disabled={busy || wrong.length > 0}>
            {t('trials.gateSave')}
          </Button>
        )}
      </form>
    </details>
  )
}

function typedOf(thresholds: Thresholds): Record<Name, string> {
  const shown = (name: Name) => String(FIELDS[name].share ? Math.round(thresholds[name] * 100) : thresholds[name])
  return {
    questionsLeast: shown('questionsLeast'),
    answeredLeast: shown('answeredLeast'),
    rightLeast: shown('rightLeast'),
    unsupportedMost: shown('unsupportedMost'),
    freshDays: shown('freshDays'),
  }
}

/** What was typed, in the form it is kept; where it says nothing, what is kept stays. */
function numbersOf(typed: Record<Name, string>, kept: Thresholds): Pick<Thresholds, Name> {
  const value = (name: Name) => numberIn(name, typed[name]) ?? kept[name]
  return {
    questionsLeast: value('questionsLeast'),
    answeredLeast: value('answeredLeast'),
    rightLeast: value('rightLeast'),
    unsupportedMost: value('unsupportedMost'),
    freshDays: value('freshDays'),
  }
}

/** null: not a number, or out of bounds. */
function numberIn(name: Name, text: string): number | null {
  const { least, most, share } = FIELDS[name]
  const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN
  if (!(value >= least && value <= most)) return null
  return share ? value / 100 : value
}

function wrongText({ least, most }: Field): string {
  return t('trials.numberWrong', { least: number(least), most: number(most) })
}
