import type { MailWords } from '../kinds'

export const es: MailWords = {
  kinds: {
    verify_email: {
      subject: 'Confirma tu dirección de correo',
      lines: [
        'Alguien, probablemente tú, está abriendo una cuenta de WhatsNexus con esta dirección.',
        'Confirma que es tuya y la cuenta estará lista. El enlace funciona una vez, durante 24 horas.',
        '¿No fuiste tú? No hagas nada: sin este enlace no se crea ninguna cuenta.',
      ],
      action: 'Confirmar la dirección',
    },
    account_exists: {
      subject: 'Ya tienes una cuenta',
      lines: [
        'Alguien, probablemente tú, quiso abrir una cuenta de WhatsNexus con esta dirección. Ya tiene una.',
        'Inicia sesión con ella o pide una contraseña nueva en la página de inicio de sesión.',
      ],
      action: 'Ir a iniciar sesión',
    },
    reset_password: {
      subject: 'Elige una contraseña nueva',
      lines: [
        'Alguien, probablemente tú, pidió una contraseña nueva para esta dirección.',
        'El enlace funciona una vez, durante una hora. Con la contraseña nueva se cierran todas tus sesiones.',
        '¿No fuiste tú? No hagas nada: tu contraseña sigue igual.',
      ],
      action: 'Elegir contraseña',
    },
    no_account: {
      subject: 'No hay ninguna cuenta con esta dirección',
      lines: [
        'Alguien, probablemente tú, pidió una contraseña nueva para esta dirección. No tiene cuenta de WhatsNexus.',
        'Quizá te registraste con otra dirección. Si no fuiste tú, no hagas nada.',
      ],
      action: 'Abrir una cuenta',
    },
    password_changed: {
      subject: 'Tu contraseña ha cambiado',
      lines: [
        'Tu contraseña cambió el {at} y todas las sesiones han terminado.',
        '¿No fuiste tú? Pide enseguida una contraseña nueva y avisa a un administrador de tu organización.',
      ],
      action: 'Elegir otra contraseña',
    },
    new_device: {
      subject: 'Inicio de sesión en un dispositivo nuevo',
      lines: [
        'Se inició sesión en tu cuenta desde un dispositivo que no habíamos visto.',
        'Dispositivo: {device}. País: {country}. Hora: {at}.',
        '¿No fuiste tú? Termina esa sesión y cambia tu contraseña.',
      ],
      action: 'Ver tus sesiones',
    },
    two_factor_on: {
      subject: 'Segundo factor activado',
      lines: [
        'Desde el {at} tu cuenta pide un código de tu aplicación de autenticación.',
        '¿No fuiste tú? Avisa enseguida a un administrador de tu organización.',
      ],
      action: 'Ver tu cuenta',
    },
    two_factor_off: {
      subject: 'Segundo factor desactivado',
      lines: [
        'Desde el {at} tu cuenta ya no pide ningún código.',
        '¿No fuiste tú? Cambia tu contraseña y vuelve a activar el segundo factor.',
      ],
      action: 'Ver tu cuenta',
    },
    passkey_added: {
      subject: 'Se añadió una llave de acceso',
      lines: [
        'Desde el {at} se puede entrar en tu cuenta con una llave de acceso que se le añadió.',
        '¿No fuiste tú? Quítala, cambia tu contraseña y avisa enseguida a un administrador de tu organización.',
      ],
      action: 'Ver tu cuenta',
    },
    passkey_removed: {
      subject: 'Se quitó una llave de acceso',
      lines: [
        'El {at} se quitó una llave de acceso de tu cuenta. Ya nadie entra con ella.',
        '¿No fuiste tú? Cambia tu contraseña y revisa tu cuenta.',
      ],
      action: 'Ver tu cuenta',
    },
    second_factor_reset: {
      subject: 'Se quitó tu segundo factor',
      lines: [
        'En {organization}, quien gestiona a las personas quitó tu segundo factor el {at}: la app de autenticación, los códigos de recuperación y las llaves de acceso. Todas tus sesiones han terminado.',
        'Inicia sesión con tu contraseña y configura uno nuevo. ¿No lo pediste? Avisa enseguida a un administrador de tu organización.',
      ],
      action: 'Configurar uno nuevo',
    },
    recovery_code_used: {
      subject: 'Se usó un código de recuperación',
      lines: [
        'El {at} se inició sesión en tu cuenta con un código de recuperación. Códigos restantes: {left}.',
        '¿No fuiste tú? Cambia tu contraseña y genera códigos nuevos.',
      ],
      action: 'Ver tu cuenta',
    },
    invitation: {
      subject: 'Te invitan a {organization}',
      lines: [
        '{inviter} te invita a trabajar con {organization} en WhatsNexus.',
        'El enlace funciona una vez, durante 7 días. Si no esperas ninguna invitación, no hagas nada.',
      ],
      action: 'Aceptar la invitación',
    },
    locked_out: {
      subject: 'Demasiadas contraseñas incorrectas',
      lines: [
        'Alguien introdujo contraseñas incorrectas en tu cuenta, la última el {at}. País: {country}.',
        'Durante un cuarto de hora no se aceptan más. ¿No fuiste tú? Elige una contraseña nueva y larga.',
      ],
      action: 'Elegir una contraseña nueva',
    },
    session_ended: {
      subject: 'Hemos terminado una de tus sesiones',
      lines: [
        'Una de tus sesiones se usó de repente desde otro país y con otro navegador, así que la terminamos.',
        'Dispositivo: {device}. País: {country}. Hora: {at}.',
        '¿No fuiste tú? Cambia tu contraseña.',
      ],
      action: 'Ver tus sesiones',
    },
  },
  otherwise: 'Si el botón no funciona, abre esta dirección:',
  unknown: 'desconocido',
  footer: 'WhatsNexus envía este mensaje porque afecta a tu cuenta. Nadie lee las respuestas a esta dirección.',
}
