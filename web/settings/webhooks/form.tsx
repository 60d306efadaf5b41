import { useEffect, useRef, useState } from 'preact/hooks'
import { ApiProblem } from '../../api'
import { t } from '../../i18n'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { CheckList } from '../check-list'
import { refusalText } from './refusal'
import type { EventKind, Webhook, WebhookWanted } from './server'
import { isKind, kindGroups, wireName } from './words'

interface Props {
  /** Absent: a new one is added. */
  webhook?: Webhook
  /** Throws what was refused. */
  save: (wanted: WebhookWanted) => Promise<void>
  onClose: () => void
}

/** Where events go, what it is called, and which events. */
export function WebhookForm({ webhook, save, onClose }: Props) {
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [description, setDescription] = useState(webhook?.description ?? '')
  const [all, setAll] = useState((webhook?.kinds.length ?? 0) === 0)
  const [kinds, setKinds] = useState<EventKind[]>(webhook?.kinds.filter(isKind) ?? [])
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const ready = url.trim() !== '' && (all || kinds.length > 0) && !busy
  const isOfAddress = problem?.code.startsWith('webhook.url_') === true
  const address = useRef<HTMLInputElement>(null)
  // It may have been scrolled out of sight by the many kinds below it.
  useEffect(() => {
    if (isOfAddress) address.current?.focus()
  }, [isOfAddress])

  async function confirm(): Promise<void> {
    if (!ready) return
    setBusy(true)
    setProblem(null)
    try {
      await save({ url: url.trim(), description: description.trim(), kinds: all ? [] : kinds })
      onClose()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
      setBusy(false)
    }
  }
  return (
    <Dialog
      wide
      title={t(webhook ? 'webhooks.changeTitle' : 'webhooks.addTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          <Button kind="main" disabled={!ready} onClick={() => void confirm()}>
            {busy ? t('channels.working') : t(webhook ? 'webhooks.save' : 'webhooks.add')}
          </Button>
        </>
      }
    >
      <form
        class="webhook-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void confirm()
        }}
      >
        <TextField
          label={t('webhooks.address')}
          help={t('webhooks.addressHelp')}
          error={problem && isOfAddress ? refusalText(problem) : undefined}
          inputRef={address}
          type="url"
          placeholder="https://example.com/whatsnexus"
          autoComplete="off"
          maxLength={2000}
          value={url}
          onInput={(event) => setUrl(event.currentTarget.value)}
        />
        <TextField
          label={t('webhooks.description')}
          help={t('webhooks.descriptionHelp')}
          autoComplete="off"
          maxLength={200}
          value={description}
          onInput={(event) => setDescription(event.currentTarget.value)}
        />
        <Which all={all} setAll={setAll} />
        {!all && (
          <CheckList
            quiet
            label={t('webhooks.whichSome')}
            groups={kindGroups((kind) => (
              <span class="mono" dir="ltr">
                {wireName(kind)}
              </span>
            ))}
            chosen={kinds}
            onChange={setKinds}
          />
        )}
        {problem && !isOfAddress && (
          <Notice tone="critical" alert>
            {refusalText(problem)}
          </Notice>
        )}
        {/* So that Enter in a field sends it, as the button below the form does. */}
        <button type="submit" hidden disabled={!ready} />
      </form>
    </Dialog>
  )
}

function Which({ all, setAll }: { all: boolean; setAll: (all: boolean) => void }) {
  return (
    <fieldset class="check-list">
      <legend>{t('webhooks.which')}</legend>
      {[true, false].map((value) => (
        <label key={String(value)} class="check">
          <input type="radio" name="which" checked={all === value} onChange={() => setAll(value)} />
          <span>{t(value ? 'webhooks.whichAll' : 'webhooks.whichSome')}</span>
        </label>
      ))}
    </fieldset>
  )
}
