// Each test is a real publish of several processes: more at a time only wait for each other.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]
