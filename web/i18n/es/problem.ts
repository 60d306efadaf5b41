import type { problem as en } from '../en/problem'
import type { Message } from '../format'

export const problem = {
  'problem.forbidden': 'Tu rol no incluye esto. Si lo necesitas, pídelo a un administrador de tu organización.',
  'problem.crossSite':
    'Esto no lo pidió una página de WhatsNexus. Abre WhatsNexus en su propia dirección e inténtalo de nuevo.',
  'problem.otherPerson': 'Otra persona inició sesión en este navegador. Recarga la página.',
  'problem.tooFast': {
    one: 'Se pidió demasiado en poco tiempo. Inténtalo de nuevo en {n} segundo.',
    other: 'Se pidió demasiado en poco tiempo. Inténtalo de nuevo en {n} segundos.',
  },
  'problem.internal':
    'Algo falló en el servidor. Inténtalo de nuevo; si sigue igual, dale este código a tu administrador: {code}.',
  'problem.invalid':
    'Falta algo o algo no está como debe. Revísalo e inténtalo de nuevo; si sigue igual, recarga la página.',
  'problem.tooMuch':
    'Esto es demasiado grande para enviarlo de una vez. Envía menos, por ejemplo un documento en varias partes.',
  'problem.placeGone': 'Este lugar de la lista ya no existe. Recarga la página.',
  'problem.outdated': 'El servidor no conoce lo que pide esta página. Recárgala: puede haber una versión nueva.',
  'problem.unreadable':
    'No se pudo leer la respuesta del servidor. Inténtalo de nuevo; si sigue igual, recarga la página.',

  'problem.noConversation':
    'Esta conversación ya no está aquí. Si se movió, la encuentras en la lista con el mismo nombre.',
  'problem.noMessage': 'Este mensaje ya no está aquí: se eliminó o se movió con su contacto. Recarga la conversación.',
  'problem.noContact': 'Este contacto ya no está aquí. Elige otra conversación en la lista.',
  'problem.noColleague': 'Esta persona ya no está en tu equipo. Elige a otra.',
  'problem.beyondYours':
    'Esto va más allá de tu propio rol. Elige un rol menor o pídeselo a quien lo tenga; solo un propietario nombra propietarios.',
  'problem.lastOwner': 'Es el único propietario. Nombra antes a otro propietario.',
  'problem.worksElsewhere':
    'Esta persona trabaja también para otra organización, así que solo ella puede cambiar su nombre. Pídeselo.',
  'problem.ownSecondFactor': 'Cambia tu propio segundo factor en Cuenta, donde se pide tu contraseña.',
  'problem.secondFactorElsewhere':
    'Esta persona trabaja también para otra organización, así que nadie aquí puede quitarle su segundo factor. Puede entrar con un código de recuperación.',
  'problem.cannotTakeOver':
    'Esta persona no puede responder conversaciones. Elige a otra o déjalas en espera para todos.',
  'problem.noRole': 'Este rol ya no existe. Elige otro.',
  'problem.roleTaken': 'Otro rol tiene ese nombre. Elige otro nombre.',
  'problem.roleInUse': 'Alguien tiene este rol o fue invitado con él. Dale antes otro rol y después elimínalo.',
  'problem.rolesFull': 'Ya tienes todos los roles propios posibles. Cambia uno o elimina uno que nadie tenga.',
  'problem.noTeam': 'Este equipo ya no existe. Elige otro.',
  'problem.teamTaken': 'Otro equipo tiene ese nombre. Elige otro nombre.',
  'problem.teamsFull': 'Ya tienes todos los equipos posibles. Elimina uno que no uses.',
  'problem.inTooManyTeams': 'Esta persona está en todos los equipos posibles. Sácala antes de otro.',
  'problem.noInvitation': 'Esta invitación ya no existe. Recarga la página; puedes volver a invitar a la persona.',
  'problem.invitationOver':
    'Esta invitación ya no vale: se usó, se retiró, se sustituyó o tiene más de una semana. Pide otra y usa el correo más reciente.',
  'problem.alreadyHere': 'Alguien con este correo ya trabaja aquí. Cambia su rol en la lista de personas.',
  'problem.invitationsFull': 'Hay demasiadas invitaciones abiertas. Retira antes algunas.',
  'problem.invitationNotByProvider':
    'Tu equipo entra con el proveedor de tu organización, que no admite direcciones de este dominio. Invita otra dirección o pide a un propietario que demuestre el dominio.',
  'problem.invitationIncomplete': 'Eres nuevo aquí: di tu nombre y elige una contraseña.',
  'problem.logoUnsuitable':
    'Un logotipo es una imagen PNG, JPEG o WebP de 256 KB como máximo. Elige otra imagen o reduce esta.',
  'problem.noLogo': 'Todavía no hay logotipo. Elige uno en Organización.',
  'problem.twoFactorFirst':
    'Pides un segundo factor a todos y tú no tienes ninguno. Configura primero para ti una aplicación de autenticación o una llave de acceso.',
  'problem.noNumber':
    'Este número de WhatsApp ya no está conectado. Recarga la página; si lo necesitas, pídelo a un administrador.',

  'problem.windowClosed':
    'El cliente escribió por última vez hace más de 24 horas, así que WhatsApp solo acepta una plantilla aprobada. Envía una, o espera a que escriba.',
  'problem.spokenSince':
    'Un colega o el asistente respondió desde que miraste. Lee esa respuesta y envía la tuya si todavía hace falta.',
  'problem.keyReused':
    'Este mensaje ya se envió antes con otro texto. Ahora no se envió nada. Escribe el texto nuevo como un mensaje nuevo.',
  'problem.empty': 'No hay nada que enviar: el texto está vacío. Escribe algo y envíalo.',
  'problem.tooLong':
    'WhatsApp acepta aquí como máximo {limit} caracteres, y esto tiene {actual}. Acórtalo, o escribe el resto en otro mensaje.',
  'problem.tooMany': 'WhatsApp acepta como máximo {limit} de estos, y hay {actual}. Quita algunos y envíalo.',
  'problem.notUnique': 'Dos de los botones o filas son iguales. Cambia uno de ellos y envíalo.',
  'problem.badUrl': 'El enlace no es una dirección web que empiece por https://. Cópialo del navegador y envíalo.',
  'problem.badCharacters':
    'Contiene un carácter dañado o invisible que WhatsApp no acepta. Escribe esa parte de nuevo y envíalo.',
  'problem.badValue': 'Algo no está como WhatsApp lo necesita. Revisa lo que escribiste y envíalo.',
  'problem.partNotAllowed':
    'Un mensaje de este tipo no puede llevar todas estas partes. Quita el encabezado, el pie o la leyenda y envíalo.',
  'problem.wrongFile': 'El archivo no es del tipo que se necesita aquí. Elige uno del tipo correcto y envíalo.',
  'problem.noUpload': 'El archivo ya no está guardado. Elígelo de nuevo y envíalo.',
  'problem.needsPhone':
    'WhatsApp envía los códigos de acceso solo a números de teléfono, y este contacto no ha mostrado ninguno. Pídele que comparta su número.',
  'problem.notTaken': 'WhatsApp aún no tiene este mensaje. Espera a que se envíe y reacciona después.',
  'problem.tooOld':
    'WhatsApp acepta reacciones solo a mensajes de los últimos 30 días. Responde con un mensaje en su lugar.',
  'problem.noQuote':
    'El mensaje al que respondes ya no está aquí, o WhatsApp aún no lo ha aceptado. Responde a otro, o envíalo sin la cita.',
  'problem.capReached': 'El tope de este mes está agotado. Un administrador puede subirlo en Uso.',
  'problem.optedOut':
    'El cliente no quiere ofertas, y esta plantilla es una. Elige otra plantilla, o espera a que las quiera de nuevo.',
  'problem.blocked': 'A un contacto bloqueado no se le envía nada. Primero desbloquea el contacto.',
  'problem.elsewhere':
    'Otra app tiene esta conversación, y WhatsApp rechazaría lo que se envíe desde aquí. Primero tómala, o responde en la otra app.',
  'problem.moved': 'Esta conversación se unió a otra del mismo contacto. Abre esa desde la lista.',
  'problem.notAllowed':
    'Esto no es posible mientras el contacto esté bloqueado u otra app tenga la conversación. Primero desbloquea el contacto o toma la conversación.',
  'problem.taken': 'Alguien llegó primero: quien responde cambió desde que miraste. Déjasela, o tómala.',
  'problem.notWaiting': 'No hay nada que reenviar: este mensaje no falló ni está en espera. Mira su estado.',

  'problem.labelTaken': 'Ya hay una etiqueta con este nombre. Úsala, o elige otro nombre.',
  'problem.labelsFull': 'No puede haber más etiquetas. Usa una de las que hay, o elimina una que nadie use.',
  'problem.noLabel': 'Esta etiqueta se eliminó mientras tanto. Elige otra.',

  'problem.noTemplate':
    'Este número ya no tiene esta plantilla en este idioma. Carga de nuevo las plantillas y elige otra.',
  'problem.templateUnsendable':
    'Esta plantilla no se puede enviar ahora: no está aprobada, o tiene partes que no se pueden enviar desde aquí. Elige otra.',
  'problem.blanksMissing': 'Todavía falta completar: {blanks}. Complétalo y envíalo.',
  'problem.blanksUnclean':
    'WhatsApp no acepta saltos de línea, tabulaciones ni muchos espacios seguidos en {blanks}. Escríbelo en una línea y envíalo.',
  'problem.blanksUnknown':
    'La plantilla cambió y ya no tiene {blanks}. Carga de nuevo las plantillas y vuelve a elegirla.',
  'problem.templateTooLong':
    'Con lo que completaste, {blanks} tiene {actual} caracteres; WhatsApp acepta como máximo {limit}. Acórtalo y envíalo.',
  'problem.templateWrongFile': 'La plantilla se aprobó con otro tipo de archivo. Elige uno de ese tipo y envíalo.',
  'problem.offerOver': 'El fin de la oferta ya pasó. Pon un fin que esté por venir y envíala.',
  'problem.templatesNotTold': 'WhatsApp no dijo qué plantillas hay. Inténtalo de nuevo en un minuto.',
  'problem.templatesNotConnected':
    'La conexión de este número con WhatsApp ya no funciona. Un administrador debe renovarla.',

  'problem.noDocument': 'Este documento se quitó mientras tanto. Elige otro en la lista.',
  'problem.documentTooLarge':
    'El texto pesa más de 2 MB. Guárdalo como varios documentos, por ejemplo uno para cada capítulo.',
  'problem.documentEmpty': 'El texto solo tiene espacios. Escribe aquello con lo que se debe responder a los clientes.',
  'problem.documentNoText':
    'No tiene palabras que se puedan leer. Guárdalo como texto simple, Markdown, CSV o página web, o pega sus palabras.',
  'problem.documentNotFailed':
    'Solo se lee de nuevo un documento que no se pudo leer; este está en uso o se está leyendo. Para que se lea otra vez, guárdalo con un texto nuevo.',
  'problem.passageReplaced':
    'El documento de este fragmento cambió desde entonces. Abre el documento para ver qué dice ahora.',
  'problem.passageRemoved':
    'El documento de este fragmento se quitó desde entonces. Lee lo que se citó con la respuesta.',
  'problem.noPassage': 'Este fragmento ya no se conserva. Lee lo que se citó con la respuesta.',

  'problem.uploadTooLarge':
    'WhatsApp no acepta archivos de este tipo tan grandes: como máximo {limit}. Hazlo más pequeño y adjúntalo de nuevo.',
  'problem.uploadWrongType':
    'El contenido de este archivo no es lo que dice su nombre, o WhatsApp no lo acepta. Guárdalo como JPEG, MP4, MP3 o PDF y adjúntalo de nuevo.',
  'problem.uploadEmpty': 'El archivo está vacío. Descártalo y elige otro.',
  'problem.uploadLost':
    'El navegador vació su almacenamiento y el archivo ya no está aquí. Descarta esto y adjunta el archivo de nuevo.',

  'problem.contactHidden':
    'Hay compañeros con conversaciones de este contacto que tú no ves, así que no puedes unirlo ni separarlo. Pídeselo a alguien que vea todas.',
  'problem.sameContact': 'Estos dos ya son un solo contacto. Vuelva a cargar la página para verlo.',
  'problem.mergeUndone': 'Ya se habían separado. Vuelva a cargar la página para verlo.',

  'problem.keyBeyond':
    'Una clave no puede recibir permisos que tú no tienes. Quítalos o pídelo a alguien que los tenga.',
  'problem.keysFull': 'No puede haber más claves de API. Revoca una que nadie use y luego crea la nueva.',
  'problem.noKey': 'Esta clave de API se revocó mientras tanto. Elige otra o crea una nueva.',
  'problem.webhooksFull': 'No puede haber más webhooks. Elimina uno que nadie use o cambia su dirección.',
  'problem.noWebhook': 'Este webhook se eliminó mientras tanto. Elige otro o añade uno nuevo.',
  'problem.webhookUrl':
    'Esta dirección no se puede usar. Indica una dirección https con un nombre público, sin contraseña, en el puerto 443 u 8443.',
  'problem.webhookUnchecked': 'No se pudo comprobar si esta dirección es pública. Inténtalo de nuevo en un minuto.',

  'problem.confirmAgain':
    'En los últimos 15 minutos no diste ni tu contraseña ni una segunda prueba. Vuelve a iniciar sesión con tu contraseña o una llave de acceso y luego repítelo.',
  'problem.passkeyUnfit':
    'La llave de acceso no se añadió: el dispositivo respondió tarde o algo distinto de lo pedido. Empieza de nuevo y desbloquea el dispositivo cuando lo pida.',
  'problem.passkeyKnown':
    'Esta llave de acceso ya se había añadido. Úsala para iniciar sesión o elige otro dispositivo.',
  'problem.passkeysFull': 'No puede haber más llaves de acceso. Quita una que ya no uses y luego añade la nueva.',
  'problem.noPasskey':
    'Esta llave de acceso se quitó mientras tanto. Vuelve a cargar la página para ver cuáles tienes.',
  'problem.passkeyRefused':
    'La llave de acceso no se aceptó. Inténtalo de nuevo y desbloquea el dispositivo cuando lo pida, o inicia sesión con correo y contraseña.',
  'problem.passkeyUnknown':
    'Ninguna cuenta tiene esta llave de acceso; quizá se quitó. Inicia sesión con correo y contraseña y luego añádela de nuevo.',
  'problem.passkeyCopied':
    'Es posible que esta llave de acceso se haya copiado. Inicia sesión con correo y contraseña, quítala y avisa a un administrador.',
  'problem.mailUnavailable': 'No se pudo enviar el correo. Inténtalo de nuevo en unos minutos.',
  'problem.mailsTooMany':
    'Se pidieron demasiados correos. Busca los que se enviaron, también en el spam, o inténtalo en un cuarto de hora.',
  'problem.signUpLinkOver':
    'Este enlace ya se usó o tiene más de 24 horas. Inicia sesión si ya confirmaste tu dirección; si no, regístrate otra vez.',
  'problem.hasAccount': 'Esta dirección ya tiene cuenta. Inicia sesión con ella.',
  'problem.passwordLinkOver':
    'Este enlace ya se usó o tiene más de una hora. Pide uno nuevo y usa el correo más reciente.',
  'problem.secondFactor':
    'Un paso más: escribe el código de tu aplicación de autenticación o un código de recuperación.',
  'problem.wrongCode': 'El código es incorrecto, demasiado viejo o ya se usó. Espera al siguiente y escríbelo.',
  'problem.secondFactorNeeded':
    'Tu organización pide un segundo factor. Configura una aplicación de autenticación o una llave de acceso; si ya la tienes, vuelve a iniciar sesión con ella.',
  'problem.passwordWrong':
    'Esta no es tu contraseña. Escribe la que usas para entrar o pide una nueva en la página de inicio de sesión.',
  'problem.twoFactorOn':
    'Ya tienes una aplicación de autenticación. Para usar otra, desactiva primero el segundo factor.',
  'problem.twoFactorNotOn':
    'Aún no hay una aplicación de autenticación confirmada. Empieza a configurarla y confírmala con un código.',
  'problem.twoFactorRequired':
    'Una organización para la que trabajas pide un segundo factor. Añade antes una llave de acceso o pide a un propietario que quite la regla.',
  'problem.noSession': 'Esta sesión ya terminó. Recarga la lista.',
  'problem.noOrganization': 'Ya no trabajas para esta organización. Elige otra.',
  'problem.sessionBound':
    'Te identificó el proveedor de tu organización, y eso solo vale allí. Cierra la sesión y entra con tu contraseña o una llave de acceso.',
  'problem.ssoNeeded':
    'En tu organización se entra con su propio proveedor. Elige el inicio de sesión único e indica tu correo.',
  'problem.ssoOver':
    'El inicio de sesión con tu proveedor se interrumpió, tardó demasiado o empezó en otro navegador. Empieza de nuevo.',
  'problem.ssoUnreachable':
    'El proveedor de tu organización no responde como debe. Inténtalo en un momento; si sigue así, avisa a un administrador.',
  'problem.ssoUnproven':
    'No se pudo comprobar lo que dijo el proveedor de tu organización. Empieza de nuevo; si sigue así, avisa a un administrador.',
  'problem.ssoNoMember':
    'Tu proveedor te conoce, pero nadie te ha invitado aquí. Pide una invitación a un administrador de tu organización.',
  'problem.noSsoForAddress':
    'Ninguna organización usa un proveedor propio para este dominio. Comprueba la dirección o entra con correo y contraseña.',
  'problem.ssoUnfit':
    'El proveedor no sirve. Comprueba el emisor: https, un nombre público, exactamente como lo escribe el proveedor.',
  'problem.ssoDomainUnproven':
    'El DNS aún no tiene el registro. Añádelo tal como se muestra; puede tardar unos minutos en verse. Luego vuelve a comprobarlo.',
  'problem.ssoDnsDown': 'El DNS no responde ahora. Vuelve a comprobarlo en un minuto.',
  'problem.ssoDomainTaken': 'Otra organización usa este dominio. Quítalo o escribe al soporte si es tuyo.',
  'problem.ssoSecretMissing': 'Falta el secreto del cliente. Cópialo de tu proveedor.',
  'problem.noSso': 'Ya no hay inicio de sesión único. Recarga la página.',
} satisfies Record<keyof typeof en, Message>
