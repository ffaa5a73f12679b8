# For whoever runs the program and loads files.

import-row = { $file }, row { $row }, column { $column }: { $reason }
import-row-only = { $file }, row { $row }: { $reason }
import-column = { $file }, column { $column }: { $reason }
import-file = { $file }: { $reason }
import-nothing-changed = Nothing was changed.
import-more = and { $count } more problems.
import-done = { $file }: { $new } new rows, { $changed } changed, { $same } as before.
import-progress = Reading { $file }

import-no-file = There is no such file.
import-too-large = The file is larger than { $megabytes } MB.
import-broken-csv = The CSV is broken at this row ({ $detail }).
import-not-text = This is no CSV text. If it is Excel, save it as .xlsx.
import-encoding = The encoding of the file cannot be read. Save it as CSV UTF-8.
import-not-xlsx = This is no real .xlsx. Open it in Excel and save it as .xlsx.
import-empty = The file has no rows.
import-too-many-rows = The file has more than { $rows } rows.
import-too-many-columns = The file has more than { $columns } columns.
import-doubled-column = Column { $column } stands there twice.
import-wide-row = This row has more cells than the { $columns } columns of the file.
import-formula = This cell is a formula. Paste it as a value.
import-long-cell = This cell is longer than 5,000 characters.
import-unknown-columns = The kind of file is not clear from its columns: { $columns }. The README names the columns.
import-missing-column = This column is missing.
import-strange-column = This kind of file has no such column.
import-empty-cell = This cell must not be empty.
import-bad-code = “{ $value }” is no product code. A code looks like LC-0042; leave it empty for a new product.
import-bad-stars = “{ $value }” is no star rank. Write 3, 4 or 5; leave it empty if unknown.
import-low-stars = It says “{ $value }”. Ranks of 1 and 2 stars carry no decision of recognition.
import-bad-year = “{ $value }” is no year of recognition. The programme began in 2018.
import-bad-day = “{ $value }” is no day. Write 23/11/2026 or 2026-11-23.
import-bad-url = “{ $value }” is no web address. One begins with http:// or https://.
import-bad-degrees = “{ $value }” is no coordinate.
import-doubled-code = Code { $value } stands with another name in row { $other }.
import-doubled-row = “{ $value }” already stands above. Keep one row.
import-unknown-status = It is not known what “{ $value }” means. Add it to knowledge/data/statuses.csv.
import-unknown-code = No product has the code { $value }.

serves-web = Web chat: { $url }
serves-telegram = Telegram: connecting the bot
serves-no-telegram = Telegram: not served, TELEGRAM_BOT_TOKEN is not set
serves-telegram-webhook = Telegram: waiting for Telegram to call { $url }

doctor-database = Database: { $url }, revision { $revision }
doctor-registry = Registry: { $count } rows recognised, { $pending } pending or withdrawn, data as of { $as_of }
doctor-today = Surely valid today, { $day }: { $count }
doctor-later = Surely valid in 90 days, { $day }: { $count }
doctor-lapsed = Past their 36 months, no newer certificate found: { $count }
doctor-undated = Without a year: { $count }
doctor-ending = Ending this year, day unknown: { $count }
doctor-generic = Generic names, never confirmed: { $count }
doctor-no-maker = Without a maker: { $count }
doctor-reports = Reports not settled: { $count }
doctor-outbox = Replies not sent yet: { $count }

reports-none = No open reports.
reports-item = { $code } · { $day } · { $kind } · { $product } · { $state }
reports-changed = Report { $code } is changed; its author will be told.
reports-unknown = There is no report { $code }.
exported = Wrote { $count } rows to { $file }.
stopped-newer = The database was made by a later version ({ $revision }). Update the program.
stopped-unavailable = The database cannot be opened ({ $reason }).
stopped-settings = A setting is not right: { $detail }
stopped-port = Port { $port } is taken by another program. Set another PORT.
chat-hint = Type a question and press Enter. Leave: Ctrl+D.
