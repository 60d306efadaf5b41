import { t } from '../../i18n'
import { SelectField } from '../../ui/select-field'
import type { Roles } from './server'
import { builtInName, isWithinMine } from './words'

interface Props {
  roles: Roles
  /** What giving it means here. */
  help?: string
  value: string
  onChange: (value: string) => void
}

/** One of the roles that one may give; what it means stands under it. */
export function RoleField({ roles, help, value, onChange }: Props) {
  const chosen = roles.builtIn.find(({ role }) => role === value)
  return (
    <SelectField
      label={t('people.role')}
      help={
        <>
          {chosen && `${t(`people.${chosen.role}About`)} `}
          {help}
        </>
      }
      value={value}
      options={[
        ...roles.builtIn.map(({ role, permissions }) => ({
          value: role as string,
          name: builtInName(role),
          disabled: !isWithinMine(permissions),
        })),
        ...roles.roles.map(({ id, name, permissions }) => ({
          value: id,
          name,
          disabled: !isWithinMine(permissions),
        })),
      ]}
      onChange={onChange}
    />
  )
}
