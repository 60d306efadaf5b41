import type { signIn as en } from '../en/sign-in'
import type { Message } from '../format'

export const signIn = {
  'signIn.title': 'Iniciar sesión',
  'signIn.motto': 'Las personas y el asistente, en un mismo hilo.',
  'signIn.email': 'Correo electrónico',
  'signIn.password': 'Contraseña',
  'signIn.show': 'Mostrar la contraseña',
  'signIn.hide': 'Ocultar la contraseña',
  'signIn.submit': 'Iniciar sesión',
  'signIn.submitting': 'Iniciando sesión…',
  'signIn.expired': 'Tu sesión terminó. Inicia sesión de nuevo.',
  'signIn.needEmail': 'Escribe tu correo electrónico.',
  'signIn.badEmail': 'Un correo electrónico tiene la forma nombre@empresa.com.',
  'signIn.needPassword': 'Escribe tu contraseña.',
  'signIn.wrong': {
    one: 'El correo y la contraseña no coinciden. Queda un intento.',
    other: 'El correo y la contraseña no coinciden. Quedan {n} intentos.',
  },
  'signIn.wrongNoneLeft':
    'El correo y la contraseña no coinciden. No quedan intentos por un rato: espera, o pide una contraseña nueva a un administrador.',
  'signIn.tooMany': {
    one: 'Demasiados intentos. Inténtalo de nuevo en un minuto, o pide una contraseña nueva a un administrador.',
    other: 'Demasiados intentos. Inténtalo de nuevo en {n} minutos, o pide una contraseña nueva a un administrador.',
  },
  'signIn.offline': 'No tienes conexión. Revísala y vuelve a iniciar sesión.',
  'signIn.notNow': 'Iniciar sesión no funciona en este momento. Inténtalo de nuevo en un rato.',
  'signIn.noAccess': 'Esta cuenta ya no tiene acceso. Consulta a un administrador de tu organización.',
  'signIn.demo': 'Demostración: elige quién eres',
  'signIn.languages': 'Idioma',
  'signIn.about': 'Sobre WhatsNexus',
  'signIn.privacy': 'Privacidad',
  'signIn.terms': 'Condiciones',
  'signIn.help': 'Ayuda',
  'signIn.roleOwner': 'Propietario',
  'signIn.roleAdmin': 'Administrador',
  'signIn.roleSupervisor': 'Supervisor',
  'signIn.roleAgent': 'Agente',
  'signIn.roleAnalyst': 'Analista',
} satisfies Record<keyof typeof en, Message>
