import { t } from '../../i18n'
import { formatNumber } from '../../i18n/phone-number'
import { TextField } from '../../ui/field'
import { CheckLine } from './check-line'
import { Choices } from './choices'
import type { Wizard } from './store'

export function TokenStep({ wizard }: { wizard: Wizard }) {
  const found = wizard.checks.found('token')
  return (
    <>
      <p class="page-help">{t('channels.howNeeds')}</p>
      <TextField
        label={t('channels.tokenField')}
        help={t('channels.tokenFieldHelp')}
        type="password"
        autoComplete="off"
        value={wizard.values.value.accessToken}
        onInput={(event) => wizard.set({ accessToken: event.currentTarget.value.trim() }, true)}
      />
      <CheckLine check={wizard.checks.of('token')}>
        {found?.application ? t('channels.tokenOfApp', { name: found.application }) : t('channels.tokenWorks')}
      </CheckLine>
    </>
  )
}

export function AccountStep({ wizard }: { wizard: Wizard }) {
  const { wabaId } = wizard.values.value
  const accounts = wizard.checks.found('token')?.accounts ?? []
  const found = wizard.checks.found('waba')
  return (
    <>
      {accounts.length > 0 && (
        <Choices
          label={t('channels.accountChoose')}
          value={accounts.includes(wabaId) ? wabaId : ''}
          choices={accounts.map((value) => ({ value, name: <bdi class="mono">{value}</bdi> }))}
          onChange={(chosen) => wizard.set({ wabaId: chosen })}
        />
      )}
      <TextField
        label={accounts.length > 0 ? t('channels.orEnter') : t('channels.accountField')}
        help={t('channels.accountFieldHelp')}
        value={wabaId}
        onInput={(event) => wizard.set({ wabaId: idFrom(event.currentTarget.value) }, true)}
      />
      <CheckLine check={wizard.checks.of('waba')}>
        {t('channels.accountFound', { name: found?.name ?? wabaId })}
      </CheckLine>
    </>
  )
}

export function NumberStep({ wizard }: { wizard: Wizard }) {
  const { phoneNumberId } = wizard.values.value
  const numbers = wizard.checks.found('waba')?.numbers ?? []
  const found = wizard.checks.found('number')
  return (
    <>
      {numbers.length > 0 && (
        <Choices
          label={t('channels.numberChoose')}
          value={numbers.some(({ id }) => id === phoneNumberId) ? phoneNumberId : ''}
          choices={numbers.map(({ id, displayPhoneNumber, verifiedName }) => ({
            value: id,
            name: <bdi class="numbers">{shownNumber(displayPhoneNumber)}</bdi>,
            help: <bdi>{verifiedName ?? id}</bdi>,
          }))}
          onChange={(chosen) => wizard.set({ phoneNumberId: chosen })}
        />
      )}
      <TextField
        label={numbers.length > 0 ? t('channels.orEnter') : t('channels.numberField')}
        help={t('channels.numberFieldHelp')}
        value={phoneNumberId}
        onInput={(event) => wizard.set({ phoneNumberId: idFrom(event.currentTarget.value) }, true)}
      />
      <CheckLine check={wizard.checks.of('number')}>
        {t('channels.numberFound', {
          number: shownNumber(found?.displayPhoneNumber ?? ''),
          name: found?.verifiedName ?? '–',
        })}
        {found?.known && ` ${t(found.known === 'connected' ? 'channels.numberKnown' : 'channels.numberBefore')}`}
        {found?.onBusinessApp && ` ${t('channels.numberOnApp')}`}
      </CheckLine>
      {found && (
        <TextField
          label={t('channels.nameField')}
          help={t('channels.nameFieldHelp')}
          value={wizard.extras.value.name}
          maxLength={100}
          onInput={(event) => wizard.setExtras({ name: event.currentTarget.value })}
        />
      )}
    </>
  )
}

export function AppStep({ wizard }: { wizard: Wizard }) {
  const { ownApp } = wizard.extras.value
  const needs = wizard.checks.found('token')?.needsAppSecret
  return (
    <>
      <Choices
        label={t('channels.appTitle')}
        value={ownApp ? 'own' : 'platform'}
        choices={[
          ...(needs === true
            ? []
            : [
                {
                  value: 'platform' as const,
                  name: t('channels.appPlatform'),
                  help: t('channels.appPlatformHelp'),
                },
              ]),
          { value: 'own' as const, name: t('channels.appOwn'), help: t('channels.appOwnHelp') },
        ]}
        onChange={(chosen) => wizard.setExtras({ ownApp: chosen === 'own' })}
      />
      {ownApp && (
        <>
          <TextField
            label={t('channels.appSecretField')}
            help={t('channels.appSecretHelp')}
            type="password"
            autoComplete="off"
            value={wizard.values.value.appSecret}
            onInput={(event) => wizard.set({ appSecret: event.currentTarget.value.trim() }, true)}
          />
          <CheckLine check={wizard.checks.of('app_secret')}>{t('channels.appSecretWorks')}</CheckLine>
        </>
      )}
    </>
  )
}

export function RegisterStep({ wizard }: { wizard: Wizard }) {
  const { pin } = wizard.extras.value
  const found = wizard.checks.found('number')
  if (found?.onBusinessApp) return <p>{t('channels.registerNotNeeded')}</p>
  return (
    <>
      <p>{t(found?.needsPin ? 'channels.registerNeeded' : 'channels.registerStepHelp')}</p>
      <TextField
        label={t('channels.pin')}
        help={t('channels.pinHelp')}
        autoComplete="off"
        value={pin}
        maxLength={6}
        onInput={(event) => wizard.setExtras({ pin: event.currentTarget.value.replace(/\D/g, '') })}
      />
    </>
  )
}

/** Pasted ids come with spaces. */
function idFrom(text: string): string {
  return text.replace(/\s/g, '')
}

export function shownNumber(displayed: string): string {
  return formatNumber(displayed.replace(/\D/g, ''))
}
