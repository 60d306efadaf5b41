import { t } from '../i18n'
import { TextField } from '../ui/field'
import { SelectField } from '../ui/select-field'
import { Toggle } from '../ui/toggle'
import type { Builder } from './builder-store'
import { firstSaid } from './said-at'

const MINUTES = [null, 5, 10, 15, 30, 60, 90] as const

/** A code to sign in with: Meta writes its text itself, in every language. */
export function AuthenticationEditor({ builder, disabled }: { builder: Builder; disabled: boolean }) {
  const { authentication } = builder.draft.value
  if (!authentication) return null
  const set = (part: Partial<typeof authentication>) => builder.set({ authentication: { ...authentication, ...part } })
  const minutes = [...new Set([...MINUTES, authentication.expiresInMinutes])]
  return (
    <div class="builder-group">
      <p class="page-help">{t('templates.codeHelp')}</p>
      <Toggle
        label={t('templates.securityNote')}
        help={t('templates.securityNoteHelp')}
        on={authentication.securityNote}
        disabled={disabled}
        onChange={(securityNote) => set({ securityNote })}
      />
      <SelectField
        label={t('templates.expires')}
        value={String(authentication.expiresInMinutes)}
        disabled={disabled}
        options={minutes.map((value) => ({
          value: String(value),
          name: value === null ? t('templates.expiresUnsaid') : t('templates.minutes', { n: value }),
        }))}
        onChange={(value) => set({ expiresInMinutes: value === 'null' ? null : Number(value) })}
      />
      <TextField
        label={t('templates.copyButtonText')}
        help={t('templates.copyButtonHelp')}
        error={firstSaid(builder, 'authentication.buttonText')}
        value={authentication.buttonText}
        maxLength={25}
        disabled={disabled}
        onInput={(event) => set({ buttonText: event.currentTarget.value })}
      />
    </div>
  )
}
