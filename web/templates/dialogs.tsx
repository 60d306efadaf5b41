import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { t } from '../i18n'
import { languageName } from '../i18n/language-name'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { SelectField } from '../ui/select-field'
import { LANGUAGES } from './languages'
import { type TemplateShown, templateServer } from './server'
import type { TemplateListStore } from './store'

export interface TemplateQuestion {
  kind: 'delete' | 'duplicate'
  template: TemplateShown
}

interface Props {
  asked: TemplateQuestion
  store: TemplateListStore
  channelId: string
  onClose: () => void
}

export function TemplateDialog(props: Props) {
  return props.asked.kind === 'delete' ? <DeleteDialog {...props} /> : <DuplicateDialog {...props} />
}

function DeleteDialog({ asked: { template }, store, channelId, onClose }: Props) {
  const { name, language } = template
  const others = (store.templates.value ?? []).filter((one) => one.name === name && one.language !== language)
  const remove = (only: string | undefined) => {
    onClose()
    void store.act(() => templateServer.remove(channelId, name, only), t('templates.deleteDone', { name }))
  }
  return (
    <Dialog
      title={t('templates.deleteTitle', { name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          {others.length > 0 && (
            <Button kind="danger" onClick={() => remove(undefined)}>
              {t('templates.deleteAll', { n: others.length + 1 })}
            </Button>
          )}
          <Button kind="danger" onClick={() => remove(language)}>
            {others.length > 0
              ? t('templates.deleteOne', { language: languageName(language) })
              : t('templates.deleteAll', { n: 1 })}
          </Button>
        </>
      }
    >
      <p>{t('templates.deleteText')}</p>
    </Dialog>
  )
}

function DuplicateDialog({ asked: { template }, store, channelId, onClose }: Props) {
  const { name, language } = template
  const { route } = useLocation()
  const taken = new Set((store.templates.value ?? []).filter((one) => one.name === name).map((one) => one.language))
  const free = LANGUAGES.filter((one) => !taken.has(one))
  const [to, setTo] = useState(free[0] ?? '')
  const go = () => {
    onClose()
    const query = new URLSearchParams({ from: `${name}/${language}`, to })
    route(`/channels/${channelId}/templates/new?${query}`)
  }
  return (
    <Dialog
      title={t('templates.duplicateTitle', { name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          <Button kind="main" disabled={to === ''} onClick={go}>
            {t('templates.duplicateGo')}
          </Button>
        </>
      }
    >
      <p>{t('templates.duplicateText')}</p>
      <SelectField
        label={t('templates.language')}
        value={to}
        options={free.map((value) => ({ value, name: `${languageName(value)} · ${value}` }))}
        onChange={setTo}
      />
    </Dialog>
  )
}
