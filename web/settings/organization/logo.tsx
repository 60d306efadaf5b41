import { Building2, Upload } from 'lucide-preact'
import { useRef, useState } from 'preact/hooks'
import { t } from '../../i18n'
import { forThisPerson } from '../../media/address'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { say } from '../../ui/toast'
import type { GroupProps } from './group'
import { type Organization, organizationServer } from './server'

/** As workers/tenants/logo.ts takes it. */
const TYPES = 'image/png,image/jpeg,image/webp'
const MOST_BYTES = 256 * 1024

/** What colleagues and customers know the organization by. */
export function Logo({ store, organization }: GroupProps) {
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { logo, name } = organization

  async function act(work: () => Promise<{ organization: Organization }>, done: string): Promise<void> {
    const refused = await store.act('logo', work)
    setProblem(refused && problemText(refused))
    if (!refused) say(done)
  }

  /** A photo of a phone is said to be too large here: the server would only hear that so much came at once. */
  function put(file: File): void {
    if (file.size > MOST_BYTES) return setProblem(t('problem.logoUnsuitable'))
    void act(() => organizationServer.putLogo(file), t('organization.logoSaved'))
  }

  return (
    <div class="field">
      <span class="field-head">{t('organization.logo')}</span>
      <div class="logo-row">
        <span class="logo-frame">
          {logo ? <img src={forThisPerson(logo)} alt={t('organization.logoOf', { name })} /> : <Building2 size={28} />}
        </span>
        <Button icon={<Upload size={16} />} disabled={store.busy.value !== null} onClick={() => input.current?.click()}>
          {t(logo ? 'organization.logoChange' : 'organization.logoChoose')}
        </Button>
        {logo && (
          <Button
            kind="quiet"
            disabled={store.busy.value !== null}
            onClick={() => void act(organizationServer.removeLogo, t('organization.logoRemoved'))}
          >
            {t('organization.logoRemove')}
          </Button>
        )}
        <input
          ref={input}
          class="visually-hidden"
          type="file"
          accept={TYPES}
          tabIndex={-1}
          aria-label={t('organization.logo')}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            event.currentTarget.value = ''
            if (file) put(file)
          }}
        />
      </div>
      {problem ? (
        <div class="field-error" role="alert">
          {problem}
        </div>
      ) : (
        <div class="field-help">{t('organization.logoHelp')}</div>
      )}
    </div>
  )
}
