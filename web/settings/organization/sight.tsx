import { t } from '../../i18n'
import { SelectField } from '../../ui/select-field'
import { Toggle } from '../../ui/toggle'
import { Group, type GroupProps } from './group'
import type { Organization } from './server'

type Visibility = Organization['visibility']

/** What people see of conversations and contacts: it holds from the moment it is chosen, on every screen. */
export function Sight({ store, organization: { visibility, masksContacts } }: GroupProps) {
  const disabled = store.busy.value !== null
  return (
    <Group title={t('organization.sight')} help={t('organization.sightHelp')}>
      <SelectField<Visibility>
        label={t('organization.visibility')}
        help={t('organization.visibilityHelp')}
        value={visibility}
        disabled={disabled}
        options={[
          { value: 'all', name: t('organization.visibilityAll') },
          { value: 'team', name: t('organization.visibilityTeam') },
          { value: 'own', name: t('organization.visibilityOwn') },
        ]}
        onChange={(wanted) =>
          void store.turn({ visibility: wanted }, { visibility }, t('organization.visibilityChanged'))
        }
      />
      <Toggle
        label={t('organization.masks')}
        help={t('organization.masksHelp')}
        on={masksContacts}
        disabled={disabled}
        onChange={(wanted) =>
          void store.turn(
            { masksContacts: wanted },
            { masksContacts },
            t(wanted ? 'organization.masksOn' : 'organization.masksOff'),
          )
        }
      />
    </Group>
  )
}
