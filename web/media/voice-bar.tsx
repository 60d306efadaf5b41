import { CircleAlert, Square, Trash2 } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { VOICE_NOTE_BYTES } from '../../workers/media/limits'
import { seenOf } from '../conversation/composer/sending'
import { type Composing, composingOf } from '../conversation/composing'
import type { Thread } from '../conversation/store'
import { type MessageKey, t } from '../i18n'
import { Button, IconButton } from '../ui/button'
import { sayError } from '../ui/toast'
import { Level } from './level'
import { LONGEST_S, MicrophoneError, type MicrophoneProblem, type Recorder, record } from './recorder'
import { enqueueFile } from './tray'
import { VoicePlayer } from './voice-player'
import { fileSize, playTime } from './words'
import './voice-bar.css'
import './ready.css'

const PROBLEMS: Record<MicrophoneProblem, MessageKey> = {
  refused: 'media.micRefused',
  missing: 'media.micMissing',
  busy: 'media.micBusy',
  unsupported: 'media.micUnsupported',
}

/** The composer while somebody speaks: how loud and how long, then the recording to be heard, sent or thrown away. */
export function VoiceBar({ thread }: { thread: Thread }) {
  const composing = composingOf(thread.id)
  const draft = composing.voice.value
  const close = () => {
    if (draft?.state === 'ready') URL.revokeObjectURL(draft.address)
    composing.voice.value = null
    composing.focus.value += 1
  }
  if (draft?.state === 'ready') return <Heard thread={thread} draft={draft} onClose={close} />
  return <Recording composing={composing} stop={draft?.stop === true} onClose={close} />
}

function Recording({ composing, stop, onClose }: { composing: Composing; stop: boolean; onClose: () => void }) {
  const recorder = useRef<Recorder | null>(null)
  const [problem, setProblem] = useState<MicrophoneProblem | null>(null)
  const [running, setRunning] = useState<Recorder | null>(null)
  const [tries, setTries] = useState(0)

  const finish = () => {
    const one = recorder.current
    recorder.current = null
    if (one) void keep(composing, one)
  }
  useEffect(() => {
    let gone = false
    record().then(
      (one) => {
        if (gone) return void one.cancel()
        recorder.current = one
        setRunning(one)
      },
      (error: unknown) => {
        if (!(error instanceof MicrophoneError)) throw error
        setProblem(error.problem)
      },
    )
    return () => {
      gone = true
      finish() // another conversation was opened: what was said is kept
    }
  }, [tries])
  useEffect(() => {
    if (stop && running) finish()
  }, [stop, running])
  const elapsed = running?.elapsed.value ?? 0
  useEffect(() => {
    if (elapsed >= LONGEST_S) finish()
  }, [elapsed >= LONGEST_S])

  const cancel = () => {
    void recorder.current?.cancel()
    recorder.current = null
    onClose()
  }
  if (problem) {
    return (
      <div class="voice-bar voice-bar-problem" role="alert">
        <CircleAlert size={18} />
        <p>{t(PROBLEMS[problem])}</p>
        <Button
          onClick={() => {
            setProblem(null)
            setTries(tries + 1)
          }}
        >
          {t('conversation.retry')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('media.close')}
        </Button>
      </div>
    )
  }
  return (
    <div class="voice-bar">
      <IconButton name={t('media.cancelRecording')} tip="above" onClick={cancel}>
        <Trash2 size={18} />
      </IconButton>
      <p class="voice-bar-words" role="status">
        <span class="voice-bar-dot" aria-hidden="true" />
        {t(running ? 'media.recording' : 'media.micAsking')}
      </p>
      {running && <Level level={running.level} />}
      <span class="voice-time numbers">{playTime(elapsed)}</span>
      <IconButton class="voice-stop" name={t('media.stop')} tip="above" autofocus disabled={!running} onClick={finish}>
        <Square size={16} />
      </IconButton>
    </div>
  )
}

/** From the recorder into the composer. What is shorter than a word was a slip of the finger. */
async function keep(composing: Composing, recorder: Recorder): Promise<void> {
  try {
    const recording = await recorder.stop()
    if (recording.duration < 0.5) {
      composing.voice.value = null
      return
    }
    const address = URL.createObjectURL(recording.file)
    composing.voice.value = { state: 'ready', id: crypto.randomUUID(), recording, address }
  } catch (error) {
    console.error(error)
    composing.voice.value = null
    sayError(t('media.notRecorded'))
  }
}

type Ready = Extract<Composing['voice']['value'], { state: 'ready' }>

function Heard({ thread, draft, onClose }: { thread: Thread; draft: Ready; onClose: () => void }) {
  const { id, recording, address } = draft
  const { file } = recording
  const { quote } = composingOf(thread.id)
  const send = () => {
    const quoted = quote.peek()
    enqueueFile(
      thread.id,
      { kind: 'audio', file, filename: 'voice.ogg', mimeType: file.type, caption: '', voice: true },
      { ...(quoted ? { replyTo: quoted.id } : {}), seenOutbound: seenOf(thread) },
    )
    quote.value = null
    onClose()
  }
  return (
    <div class="voice-bar">
      <IconButton name={t('media.cancelRecording')} tip="above" onClick={onClose}>
        <Trash2 size={18} />
      </IconButton>
      <VoicePlayer
        id={id}
        media={{ voice: true, filename: null, mimeType: file.type, size: file.size }}
        address={address}
        file={file}
      />
      {file.size > VOICE_NOTE_BYTES && (
        <p class="voice-bar-note">{t('media.longVoice', { limit: fileSize(VOICE_NOTE_BYTES) })}</p>
      )}
      <Button kind="main" autofocus onClick={send}>
        {t('composer.send')}
      </Button>
    </div>
  )
}
