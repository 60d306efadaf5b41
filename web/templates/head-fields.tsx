import { t } from '../i18n'
import { languageName } from '../i18n/language-name'
import { TextField } from '../ui/field'
import { SelectField } from '../ui/select-field'
import type { Builder } from './builder-store'
import { LANGUAGES } from './languages'
import { firstSaid, SaidAt } from './said-at'
import { categoryHelp, categoryName } from './words'

const TTL = [null, 300, 600, 900, 3_600, 43_200, 86_400, 604_800] as const
const TTL_OF: Record<string, readonly [least: number, most: number]> = {
  AUTHENTICATION: [30, 900],
  UTILITY: [30, 43_200],
  MARKETING: [43_200, 2_592_000],
}

/** What it is called, in which language, and what for. */
export function HeadFields({ builder, disabled }: { builder: Builder; disabled: boolean }) {
  const { existing } = builder
  const fixed = existing !== null
  const { name, language, category, ttlSeconds } = builder.draft.value
  const languages = LANGUAGES.includes(language) ? LANGUAGES : [language, ...LANGUAGES]
  const [least, most] = TTL_OF[category] ?? [30, 43_200]
  const times = TTL.filter((one) => one === null || one === ttlSeconds || (one >= least && one <= most))
  return (
    <div class="builder-group">
      <TextField
        label={t('templates.name')}
        help={t('templates.nameHelp')}
        error={firstSaid(builder, 'name')}
        value={name}
        maxLength={512}
        disabled={fixed || disabled}
        onInput={(event) => builder.set({ name: nameFrom(event.currentTarget.value) })}
      />
      <div class="builder-pair">
        <SelectField
          label={t('templates.language')}
          value={language}
          disabled={fixed || disabled}
          options={languages.map((value) => ({ value, name: `${languageName(value)} · ${value}` }))}
          onChange={(value) => builder.set({ language: value })}
        />
        <SelectField
          label={t('templates.category')}
          value={category}
          disabled={existing?.status === 'APPROVED' || disabled}
          options={(['UTILITY', 'MARKETING', 'AUTHENTICATION'] as const).map((value) => ({
            value,
            name: categoryName(value),
          }))}
          onChange={(value) =>
            builder.set({
              category: value,
              ttlSeconds: null,
              ...(value === 'AUTHENTICATION'
                ? {
                    authentication: { securityNote: true, expiresInMinutes: 10, buttonText: '' },
                    header: null,
                    body: '',
                    footer: '',
                    buttons: [],
                    examples: {},
                    fallbacks: {},
                  }
                : { authentication: null }),
            })
          }
        />
      </div>
      <p class="page-help">{categoryHelp(category)}</p>
      <SaidAt builder={builder} field="category" />
      <SelectField
        label={t('templates.ttl')}
        help={t('templates.ttlHelp')}
        value={String(ttlSeconds)}
        disabled={disabled}
        options={times.map((value) => ({ value: String(value), name: ttlName(value) }))}
        onChange={(value) => builder.set({ ttlSeconds: value === 'null' ? null : Number(value) })}
      />
    </div>
  )
}

/** As it is typed: Meta takes small letters, digits and _. */
function nameFrom(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
    .replace(/[^a-z0-9_]/g, '')
}

function ttlName(seconds: number | null): string {
  if (seconds === null) return t('templates.ttlDefault')
  if (seconds < 3_600) return t('templates.minutes', { n: Math.round(seconds / 60) })
  return seconds < 86_400 ? t('templates.hours', { n: seconds / 3_600 }) : t('templates.days', { n: seconds / 86_400 })
}
