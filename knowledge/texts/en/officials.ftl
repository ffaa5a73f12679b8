# For officials: roles, what waits, invitations, the audit.

role-commune = commune official
role-province = province official
role-desk = desk officer
role-administrator = administrator
role-of = { $role } ({ $places })

work = You work here as: { $role }.
work-questions = – Questions waiting: { $count }
work-reports = – Reports waiting: { $count }
work-approvals = – Waiting for your approval: { $count }
work-drafts = – Announcements you have begun: { $count }
work-nothing = Nothing is waiting for you.
work-not-yours = This belongs to another role.
work-ask-admin = If you need it, ask an administrator to invite you with a new role.
choice-work = My work
choice-announcements = Announcements
choice-desk-queue = People's questions
choice-keep-places = Fairs and shops
choice-registry = Registry files
choice-approvals = To approve
choice-notice = Emergency notice
choice-figures = Figures
choice-staff = Staff
choice-audit = Audit

choice-file = Choose a file

staff = { $count } { $count ->
    [one] person has
   *[other] people have
} a role.
staff-item = – No. { $number }: { $role }
staff-me = – No. { $number }: { $role } (you)
choice-invite-commune = Commune official
choice-invite-province = Province official
choice-invite-desk = Desk officer
choice-invite-administrator = Administrator
choice-dismiss = End a role
choice-withdraw = Cancel this code
choice-number = No. { $number }
choice-to = To no. { $number }
invite-which-commune = For which commune or ward?
invite-which-commune-how = Several are separated by commas, for example: xã Bắc Hà, xã Bảo Nhai.
invited-staff = Code for a { $role }: { $code }
invited-staff-how = They type it in this chat, once, by the end of { $day }. Hand it over in person only.
withdrawn = Cancelled. That code can no longer be used.
appointed = Your role is now: { $role }.
appointed-what = Type /work to see what waits and what you can do.
appointed-private = What you do is written to the audit under a number, without your name.
dismiss-which = Whose role ends?
dismiss-to-whom = Who takes over the open work of no. { $number }?
dismiss-what = Questions in hand, drafts and what waits for approval all move to them.
dismissed = No. { $number } has no role any more; no. { $to } takes over.
dismissed-moved = { $count } open { $count ->
    [one] item was
   *[other] items were
} handed over. Old buttons of no. { $number } do nothing now.

audit = What was done last:
audit-none = The audit has no entry yet.
audit-line = { $when }, { $who } { $what }
audit-who = no. { $number } ({ $role })
audit-who-command-line = somebody at the command line
audit-who-nobody = somebody without a role
audit-other = did “{ $action }”: { $subject } { $before } / { $after }
audit-denied = tried what is not allowed: { $subject }
audit-invite = made an invitation for { $subject } { $after }
audit-withdraw-invite = cancelled an invitation
audit-appointed = took the role { $after }, before: { $before }
audit-dismissed = ended the role of no. { $subject } ({ $before }), work goes to no. { $after }
audit-role-erased = erased all their data; the role { $before } is gone

task-announce = send announcements
task-everywhere = send announcements everywhere
task-approve = approve
task-registry = load the registry
task-answer = answer people
task-places = keep fairs and shops
task-notice = set the notice
task-stats = see figures
task-audit = read the audit
task-staff = invite staff
