import { useState } from 'preact/hooks'
import { LOCALE_NAMES, type MessageKey, t } from '../../i18n'
import { languageName } from '../../i18n/language-name'
import { TextField } from '../../ui/field'
import { SelectField } from '../../ui/select-field'
import { type GroupProps, SavedTogether } from './group'
import type { Organization } from './server'
import { zoneNames } from './zones'

const REGIONS: Record<Organization['region'], MessageKey> = {
  auto: 'organization.regionAuto',
  eu: 'organization.regionEu',
  us: 'organization.regionUs',
}

/** Name, language, time zone, and the region that was chosen once. */
export function Identity({ store, organization }: GroupProps) {
  const { name, locale, timeZone } = organization
  const [draft, setDraft] = useState({ name, locale, timeZone })
  const changed = draft.name.trim() !== name || draft.locale !== locale || draft.timeZone !== timeZone
  return (
    <SavedTogether
      changed={changed}
      ready={draft.name.trim() !== ''}
      save={() => store.save('identity', { ...draft, name: draft.name.trim() })}
    >
      <TextField
        label={t('organization.name')}
        help={t('organization.nameHelp')}
        autoComplete="organization"
        maxLength={200}
        required
        value={draft.name}
        onInput={({ currentTarget: { value } }) => setDraft({ ...draft, name: value })}
      />
      <SelectField
        label={t('organization.locale')}
        help={t('organization.localeHelp')}
        value={draft.locale}
        options={languages(locale)}
        onChange={(value) => setDraft({ ...draft, locale: value })}
      />
      <SelectField
        label={t('organization.timeZone')}
        help={t('organization.timeZoneHelp')}
        value={draft.timeZone}
        options={zoneNames(timeZone).map((value) => ({ value, name: value.replaceAll('_', ' ') }))}
        onChange={(value) => setDraft({ ...draft, timeZone: value })}
      />
      <TextField
        label={t('organization.region')}
        help={t('organization.regionHelp')}
        disabled
        value={t(REGIONS[organization.region])}
        onInput={() => {}}
      />
    </SavedTogether>
  )
}

/** Ours, and the one that is kept, when it says more than a language: `pt-BR`. */
function languages(kept: string): { value: string; name: string }[] {
  const ours = LOCALE_NAMES.map(({ id, name }) => ({ value: id as string, name }))
  return ours.some(({ value }) => value === kept) ? ours : [...ours, { value: kept, name: languageName(kept) }]
}
