import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { ApiProblem } from '../api'
import { loadChannels } from '../frame/tenant'
import { t } from '../i18n'
import { formatNumber } from '../i18n/phone-number'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { say } from '../ui/toast'
import { refusalText } from './refusal-text'
import { type Channel, channelServer } from './server'
import type { ChannelStore } from './store'

export type Asked = 'rename' | 'token' | 'register' | 'override' | 'disconnect'

interface Props {
  asked: Asked
  channel: Channel
  store: ChannelStore
  onClose: () => void
}

interface Question {
  title: string
  verb: string
  done: string
  /** Absent: nothing is to be entered. */
  field?: { label: string; help: string; first?: string; type?: 'password' }
  danger?: boolean
  ready: (value: string) => boolean
  run: (value: string) => Promise<unknown>
  /** Above the field. */
  text?: ComponentChildren
}

/** One question, most with one field; what was refused is said in place. */
export function ChannelDialog({ asked, channel, store, onClose }: Props) {
  const question = QUESTIONS[asked](channel)
  const [value, setValue] = useState(question.field?.first ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const ready = question.ready(value.trim()) && !busy

  async function confirm(): Promise<void> {
    if (!ready) return
    setBusy(true)
    setProblem(null)
    try {
      await question.run(value.trim())
      onClose()
      say(question.done)
      await Promise.all([store.load(), loadChannels()])
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(refusalText(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={question.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          <Button kind={question.danger ? 'danger' : 'main'} disabled={!ready} onClick={() => void confirm()}>
            {busy ? t('channels.working') : question.verb}
          </Button>
        </>
      }
    >
      {question.text}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void confirm()
        }}
      >
        {question.field && (
          <TextField
            label={question.field.label}
            help={question.field.help}
            error={problem}
            type={question.field.type ?? 'text'}
            autoComplete="off"
            value={value}
            onInput={(event) => setValue(event.currentTarget.value)}
          />
        )}
        {!question.field && problem && (
          <Notice tone="critical" alert>
            {problem}
          </Notice>
        )}
      </form>
    </Dialog>
  )
}

const QUESTIONS: Record<Asked, (channel: Channel) => Question> = {
  rename: ({ id, name, health }) => ({
    title: t('channels.renameTitle'),
    verb: t('channels.rename'),
    done: t('channels.saved'),
    field: {
      label: t('channels.name'),
      help: t('channels.renameHelp', { name: health?.verifiedName ?? '–' }),
      first: name ?? '',
    },
    ready: (value) => value.length <= 100,
    run: (value) => channelServer.change(id, { name: value === '' ? null : value }),
  }),
  token: ({ id }) => ({
    title: t('channels.tokenTitle'),
    verb: t('channels.changeToken'),
    done: t('channels.tokenChanged'),
    field: { label: t('channels.tokenNew'), help: t('channels.tokenNewHelp'), type: 'password' },
    ready: (value) => value !== '',
    run: (value) => channelServer.token(id, value),
  }),
  register: ({ id }) => ({
    title: t('channels.registerTitle'),
    verb: t('channels.register'),
    done: t('channels.registered'),
    field: { label: t('channels.pin'), help: t('channels.pinHelp') },
    ready: (value) => /^\d{6}$/.test(value),
    run: (value) => channelServer.register(id, value),
    text: <p>{t('channels.registerText')}</p>,
  }),
  override: ({ id }) => ({
    title: t('channels.overrideUndoTitle'),
    verb: t('channels.overrideUndo'),
    done: t('channels.overrideUndone'),
    ready: () => true,
    run: () => channelServer.override(id, null),
    text: <p>{t('channels.overrideUndoText')}</p>,
  }),
  disconnect: ({ id, displayPhoneNumber }) => {
    const number = formatNumber(displayPhoneNumber)
    return {
      title: t('channels.disconnectTitle', { number }),
      verb: t('channels.disconnect'),
      done: t('channels.disconnectDone'),
      field: { label: t('channels.disconnectType', { number }), help: t('channels.disconnectTypeHelp') },
      danger: true,
      ready: (value) => digits(value) === digits(displayPhoneNumber),
      run: () => channelServer.disconnect(id),
      text: (
        <ul class="consequences">
          <li>{t('channels.disconnectStops')}</li>
          <li>{t('channels.disconnectKeeps')}</li>
          <li>{t('channels.disconnectFrees')}</li>
        </ul>
      ),
    }
  },
}

function digits(text: string): string {
  return text.replace(/\D/g, '')
}
