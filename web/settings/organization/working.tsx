import { t } from '../../i18n'
import { Toggle } from '../../ui/toggle'
import { Group, type GroupProps } from './group'

/** The assistant, on every number at once. */
export function Working({ store, organization: { assistant } }: GroupProps) {
  const on = assistant === 'on'
  return (
    <Group title={t('organization.assistant')}>
      <Toggle
        assistant
        label={t('organization.assistantOn')}
        help={t(
          on
            ? 'organization.assistantOnHelp'
            : assistant === 'some'
              ? 'organization.assistantSomeHelp'
              : 'organization.assistantOffHelp',
        )}
        on={on}
        disabled={store.busy.value !== null}
        onChange={(wanted) =>
          void store.turn(
            { assistant: wanted },
            { assistant: !wanted },
            t(wanted ? 'organization.assistantSwitchedOn' : 'organization.assistantSwitchedOff'),
          )
        }
      />
    </Group>
  )
}
