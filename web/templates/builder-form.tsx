import { useEffect, useMemo } from 'preact/hooks'
import { t } from '../i18n'
import { exactTime } from '../i18n/time'
import { may } from '../session'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { say } from '../ui/toast'
import { AuthenticationEditor } from './authentication-editor'
import { BlanksEditor } from './blanks-editor'
import { BodyEditor } from './body-editor'
import type { Builder } from './builder-store'
import { ButtonsEditor } from './buttons-editor'
import { isEditable } from './draft'
import { HeadFields } from './head-fields'
import { HeaderEditor } from './header-editor'
import { lintText } from './lint-text'
import { Preview } from './preview'
import { firstSaid } from './said-at'
import { createSample } from './sample'
import { reasonSaid, statusSaid } from './words'

interface Props {
  builder: Builder
  channelId: string
  onDone: () => void
}

export function BuilderForm({ builder, channelId, onDone }: Props) {
  const sample = useMemo(() => createSample(channelId), [channelId])
  useEffect(() => sample.close, [sample])
  const { existing } = builder
  const draft = builder.draft.value
  const writes = may('template.write')
  const whole = existing === null || (isEditable(existing) && existing.managed.editable.ok)
  const disabled = !writes || !whole
  const isCode = draft.category === 'AUTHENTICATION'
  const sampleState = sample.state.value

  async function save(): Promise<void> {
    const onlyFallbacks = existing !== null && builder.onlyFallbacks.peek()
    if (await builder.save()) {
      say(t(onlyFallbacks ? 'templates.fallbacksSaved' : 'templates.sent'))
      onDone()
    } else document.querySelector('.builder-save [role="alert"]')?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <div class="builder">
      <form
        class="builder-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {existing && <StateNotice {...{ existing, writes }} />}
        <HeadFields builder={builder} disabled={disabled} />
        {isCode ? (
          <AuthenticationEditor builder={builder} disabled={disabled} />
        ) : (
          <>
            <HeaderEditor {...{ builder, sample, disabled }} />
            <BodyEditor builder={builder} disabled={disabled} />
            <TextField
              label={t('templates.footer')}
              help={t('templates.footerHelp')}
              error={firstSaid(builder, 'footer')}
              value={draft.footer}
              maxLength={200}
              disabled={disabled}
              onInput={(event) => builder.set({ footer: event.currentTarget.value })}
            />
            <Advice builder={builder} field="footer" />
            <ButtonsEditor builder={builder} disabled={disabled} />
            <BlanksEditor builder={builder} disabled={!writes} />
          </>
        )}
        {writes && <SavePart {...{ builder, whole, onDone }} />}
      </form>
      <aside class="builder-side">
        <Preview draft={draft} sampleUrl={sampleState.at === 'done' ? sampleState.url : null} />
      </aside>
    </div>
  )
}

function Advice({ builder, field }: { builder: Builder; field: string }) {
  const advice = builder.saidAt(field).filter(({ level }) => level === 'advice')
  return advice.map((one) => (
    <p key={one.code} class="page-help builder-advice">
      {lintText(one)}
    </p>
  ))
}

/** How it stands with Meta, and what may be changed. */
function StateNotice({ existing, writes }: { existing: NonNullable<Builder['existing']>; writes: boolean }) {
  const { status } = existing
  const reason = reasonSaid(existing.managed.reason)
  const { word, tone } = statusSaid(status)
  if (writes && !isEditable(existing))
    return (
      <Notice tone="info" title={word}>
        {t('templates.notHere')}
      </Notice>
    )
  const { editable } = existing.managed
  if (status === 'APPROVED' && !editable.ok) {
    const date = editable.until === null ? '' : exactTime(editable.until)
    return <Notice tone="warning">{t('templates.notYet', { date })}</Notice>
  }
  if (status === 'APPROVED') return writes ? <Notice tone="info">{t('templates.approvedRules')}</Notice> : null
  if (status === 'REJECTED')
    return (
      <Notice tone="critical" title={word}>
        {[reason, t('templates.rejectedRules')].filter(Boolean).join(' ')}
      </Notice>
    )
  const help = editable.ok ? t('templates.pausedRules') : t('templates.notNow')
  return (
    <Notice tone={tone === 'late' ? 'warning' : 'info'} title={word}>
      {[reason, help].filter(Boolean).join(' ')}
    </Notice>
  )
}

interface SaveProps {
  builder: Builder
  /** More than the fallbacks can be changed. */
  whole: boolean
  onDone: () => void
}

function SavePart({ builder, whole, onDone }: SaveProps) {
  const { existing, tried, saving, problem } = builder
  const refused = builder.refused.value
  const ours = builder.onlyFallbacks.value && (builder.changed.value || !whole)
  const verb = existing === null ? 'templates.send' : ours ? 'templates.saveFallbacks' : 'templates.resend'
  return (
    <div class="builder-save">
      {tried.value && refused.length > 0 && (
        <Notice tone="critical" alert title={t('templates.fixFirst', { n: refused.length })}>
          <ul>
            {[...new Set(refused.map(lintText))].slice(0, 6).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
      {problem.value && (
        <Notice tone="critical" alert title={t('templates.notSent')}>
          {problem.value}
        </Notice>
      )}
      <div class="builder-verbs">
        <Button onClick={onDone}>{t('frame.cancel')}</Button>
        <Button kind="main" type="submit" disabled={saving.value || (existing !== null && !builder.changed.value)}>
          {saving.value ? t('channels.working') : t(verb)}
        </Button>
      </div>
      {existing === null && <p class="page-help">{t('templates.sendHelp')}</p>}
    </div>
  )
}
