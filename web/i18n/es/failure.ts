import type { failure as en } from '../en/failure'
import type { Message } from '../format'

export const failure = {
  'failure.connection': 'La conexión con WhatsApp ha caducado. Un administrador debe renovarla.',
  'failure.permission':
    'Meta deniega un permiso de esta cuenta. Un administrador debe conectarla de nuevo con todos los permisos.',
  'failure.number_gone': 'Meta ya no conoce este número o esta cuenta. Un administrador debe revisar el canal.',
  'failure.not_registered': 'Su número no está registrado en WhatsApp. Un administrador debe registrarlo.',
  'failure.registration':
    'Meta rechazó registrar su número. Un administrador debe revisar el PIN; tras muchos intentos Meta pide esperar hasta 72 horas.',
  'failure.restricted': 'Meta ha restringido o bloqueado su cuenta. El administrador de WhatsApp dice por qué.',
  'failure.display_name':
    'Meta aún no ha aprobado el nombre visible de su número. Véalo en el administrador de WhatsApp.',
  'failure.payment': 'Hay un problema de pago con su cuenta en Meta. Resuélvalo en el administrador de WhatsApp.',
  'failure.marketing_off':
    'Su cuenta no puede enviar promociones de esta manera. Elija otra plantilla o pida a un administrador que lo revise en el administrador de WhatsApp.',
  'failure.classification':
    'Meta limita su cuenta porque había plantillas en la categoría equivocada. Véalas en el administrador de WhatsApp.',
  'failure.trouble': 'WhatsApp tuvo un problema propio, incluso tras varios intentos. Envíelo de nuevo en un rato.',
  'failure.maintenance': 'Su número está en mantenimiento en Meta. Envíelo de nuevo en unos minutos.',
  'failure.too_fast': 'Su número envía más rápido de lo que WhatsApp permite. Envíelo de nuevo en un rato.',
  'failure.pair': 'Se enviaron demasiados mensajes a este cliente en poco tiempo. Envíelo de nuevo en un rato.',
  'failure.reported':
    'WhatsApp limita su número porque hay clientes que lo denunciaron o bloquearon. Pause las promociones e inténtelo más tarde.',
  'failure.window': 'Escribieron por última vez hace más de 24 horas. Ahora solo llega una plantilla.',
  'failure.enough': 'WhatsApp lo retuvo: ya reciben suficientes promociones. Espere al menos un día.',
  'failure.stopped': 'Han detenido sus promociones. Respóndales cuando escriban.',
  'failure.experiment':
    'Meta no entrega promociones a este cliente por un experimento propio. No cuesta nada; contáctelo de otra manera.',
  'failure.undeliverable': 'WhatsApp no pudo entregar a este número y no dice por qué. Revise el número o llámelos.',
  'failure.country': 'Su empresa no puede escribir a clientes de ese país. Contáctelos de otra manera.',
  'failure.own_number': 'Este es el número de su propia empresa. Elija otro destinatario.',
  'failure.test_list': 'Este es un número de prueba y no están en su lista en Meta. Agréguelos allí primero.',
  'failure.needs_number': 'Este tipo de mensaje necesita su número de teléfono, que no conocemos. Pídaselo.',
  'failure.identity':
    'Su código de seguridad ha cambiado: quizá otra persona tenga ahora el número. Asegúrese de que son ellos y envíe de nuevo.',
  'failure.block_list':
    'No se pudo cambiar la lista de bloqueo. Meta solo permite bloquear a quien escribió en las últimas 24 horas.',
  'failure.content':
    'WhatsApp no aceptó el contenido de este mensaje. Escríbalo de otra forma o comuníquelo a soporte con su hora.',
  'failure.unsupported': 'WhatsApp no transporta este tipo de mensaje. Envíelo de otra forma.',
  'failure.not_fetched': 'No se pudo obtener su archivo de WhatsApp. Pídales que lo envíen de otra manera.',
  'failure.file': 'WhatsApp no aceptó el archivo. Revise su tipo y tamaño y adjúntelo de nuevo.',
  'failure.unavailable': 'WhatsApp no pudo entregar este mensaje. Pídales que lo envíen de nuevo.',
  'failure.group': 'WhatsApp lo rechazó para el grupo. Revise el grupo y sus miembros.',
  'failure.values': 'Lo que se rellenó no encaja en la plantilla. Rellénelo de nuevo.',
  'failure.no_template': 'La plantilla no está aprobada en este idioma. Elija otra.',
  'failure.too_long': 'Con todo relleno la plantilla es demasiado larga. Acórtela.',
  'failure.policy': 'La plantilla incumple una política de WhatsApp. Elija otra.',
  'failure.paused': 'WhatsApp pausó la plantilla porque a los clientes no les gustó. Elija otra.',
  'failure.disabled': 'WhatsApp desactivó la plantilla para siempre. Elija otra.',
  'failure.flow': 'Meta bloquea o frena el formulario de este mensaje. Véalo en el administrador de WhatsApp.',
  'failure.template_count': 'Su cuenta no admite más plantillas. Elimine algunas que no use.',
  'failure.template_form':
    'Meta rechazó la plantilla por su forma. Corrija la longitud, el encabezado, el cuerpo, el pie o las variables.',
  'failure.calling_off': 'Las llamadas no están activadas para su número. Actívelas en el administrador de WhatsApp.',
  'failure.call_permission': 'No le han permitido llamarlos. Pregúnteles primero.',
  'failure.call': 'No se pudo hacer la llamada. Escríbales en su lugar.',
  'failure.username': 'Meta rechazó el nombre de usuario de su empresa. Elija otro en el administrador de WhatsApp.',
  'failure.history':
    'No se pudieron traer los chats anteriores de la aplicación del teléfono. Un administrador puede conectar de nuevo el número en 24 horas.',
  'failure.no_answer':
    'WhatsApp no respondió: puede que haya llegado o no. Pregúnteles o envíelo de nuevo, con el riesgo de que llegue dos veces.',
  'failure.answers_lost':
    'WhatsApp lo tomó varias veces sin responder; puede que haya llegado. Pregúnteles antes de enviarlo de nuevo.',
  'failure.silenced':
    'Otra persona tomó la conversación mientras tanto, así que esto no se envió. Envíelo usted si sigue siendo correcto.',
  'failure.opted_out':
    'Mientras tanto rechazaron las promociones, así que esto no se envió. Envíe promociones solo cuando acepten de nuevo.',
  'failure.cap': 'El tope de este mes está agotado, así que esto no se envió. Un administrador puede subirlo en Uso.',
  'failure.people_limit':
    'Se agotó el límite de Meta de personas a las que escribir primero en 24 horas. Envíelo más tarde o responda cuando escriban.',
  'failure.unknown':
    'WhatsApp lo rechazó por un motivo que aún no conocemos. Inténtelo una vez más o comunique el código a soporte.',
  'failure.metaSays': 'Meta dice: {details}',
  'failure.toChannel': 'Abrir el canal',
  'failure.toMeta': 'Abrir el administrador de WhatsApp',
  'failure.otherFile': 'Adjuntar otro archivo',
  'failure.askThem': 'Preguntar al cliente',
  'failure.askAdmin': 'Esto puede hacerlo un administrador.',
} satisfies Record<keyof typeof en, Message>
